package org.mailmax.harness;

import java.util.concurrent.atomic.AtomicLong;
import org.mailmax.folder.AccountFolders;
import org.mailmax.folder.FolderCatalog;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Identity;

/// Accounts for tests that do not need the directory: rows and folders, without a password that opens anything.
public final class TestAccounts {

    private static final AtomicLong KEYS = new AtomicLong(1_000_000);

    private final EjbHarness ejb;
    private final long domain = KEYS.incrementAndGet();

    public TestAccounts(EjbHarness ejb) {
        this.ejb = ejb;
        ejb.inTransaction(em -> em.createNativeQuery(
                        "INSERT INTO domain (id, name, created_at) VALUES (" + domain + ", '" + domainName() + "', 0)")
                .executeUpdate());
    }

    public Identity add(String localPart) {
        long account = KEYS.incrementAndGet();
        ejb.inTransaction(em -> {
            em.createNativeQuery("INSERT INTO account (id, domain_id, local_part, password_hash, created_at) VALUES ("
                            + account + ", " + domain + ", '" + localPart + "', '!', 0)")
                    .executeUpdate();
            ejb.get(AccountFolders.class).create(account);
            return null;
        });
        return new Identity(
                new AccountId(account),
                EmailAddress.parse(localPart + "@" + domainName()).orElseThrow());
    }

    public FolderId inbox(Identity who) {
        try {
            return ejb.get(FolderCatalog.class).inbox(who.account());
        } catch (org.mailmax.mail.port.MailException e) {
            throw new IllegalStateException(e);
        }
    }

    private String domainName() {
        return "d" + domain + ".test";
    }
}
