package org.mailmax.access;

import java.nio.file.Path;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AliasAdministration;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.administration.MemberAdministration;
import org.mailmax.administration.NewAccount;
import org.mailmax.deposit.CompanionRecovery;
import org.mailmax.directory.Domains;
import org.mailmax.directory.TestPasswords;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.contract.ContractTest;
import org.mailmax.mail.contract.MailFixture;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailTransfer;

/// The real store over a database, with accounts made by the administration.
public final class StoredMailFixture implements MailFixture, AutoCloseable {

    private static final Actor OPERATOR = new Actor.Operator();
    private static final Peer PEER = new Peer(
            Service.IMAP, new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 40001), true);

    private final EjbHarness ejb;

    public StoredMailFixture(TestDatabase database, Path home) {
        ejb = EjbHarness.start(database, home).bind(CompanionRecovery.class);
        TestPasswords.cheap(ejb);
    }

    public EjbHarness ejb() {
        return ejb;
    }

    @Override
    public MailAccess access() {
        return ejb.get(FolderService.class);
    }

    @Override
    public MailTransfer transfer() {
        return ejb.get(MailTransfer.class);
    }

    @Override
    public Identity account(EmailAddress address, String password, long quota) {
        try {
            if (ejb.get(Domains.class).find(address.domain()).isEmpty()) {
                ejb.get(DomainAdministration.class)
                        .add(OPERATOR, address.domain().toString());
            }
            ejb.get(AccountAdministration.class)
                    .add(OPERATOR, new NewAccount(address.domain(), address.localPart(), password, quota));
            return access().authenticate(new Credentials.Password(address.toString(), ContractTest.PASSWORD), PEER);
        } catch (AdministrationException | MailException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void share(Identity mailbox, Identity member, MailboxRight right) {
        try {
            ejb.get(MemberAdministration.class).set(OPERATOR, mailbox.address(), member.address(), right);
        } catch (AdministrationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void unshare(Identity mailbox, Identity member) {
        try {
            ejb.get(MemberAdministration.class).delete(OPERATOR, mailbox.address(), member.address());
        } catch (AdministrationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void alias(EmailAddress alias, EmailAddress account) {
        try {
            ejb.get(AliasAdministration.class).add(OPERATOR, account, alias.localPart());
        } catch (AdministrationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ejb.close();
    }
}
