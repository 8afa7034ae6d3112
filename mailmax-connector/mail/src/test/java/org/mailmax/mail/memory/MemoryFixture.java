package org.mailmax.mail.memory;

import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.contract.MailFixture;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailAccess;
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
    public void alias(EmailAddress alias, EmailAddress account) {
        store.addAlias(alias.toString(), account.toString());
    }
}
