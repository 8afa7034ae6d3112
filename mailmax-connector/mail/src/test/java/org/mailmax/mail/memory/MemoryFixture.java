package org.mailmax.mail.memory;

import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.contract.MailFixture;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailTransfer;

/// An empty store.
final class MemoryFixture implements MailFixture {

    private final MemoryMailStore store = new MemoryMailStore();
    private final MemoryMailTransfer transfer = new MemoryMailTransfer(store);

    @Override
    public MailAccess access() {
        return store;
    }

    @Override
    public MailTransfer transfer() {
        return transfer;
    }

    @Override
    public Identity account(EmailAddress address, String password, long quota) {
        return store.addAccount(address.toString(), password, quota);
    }

    @Override
    public void share(Identity mailbox, Identity member, MailboxRight right) {
        store.share(mailbox, member, right);
    }

    @Override
    public void unshare(Identity mailbox, Identity member) {
        try {
            store.unshare(mailbox, member);
        } catch (MailException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void alias(EmailAddress alias, EmailAddress account) {
        store.addAlias(alias.toString(), account.toString());
    }
}
