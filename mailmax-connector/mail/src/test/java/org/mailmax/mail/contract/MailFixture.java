package org.mailmax.mail.contract;

import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailTransfer;

/// An implementation of the ports and the means to put accounts into it.
public interface MailFixture {

    MailAccess access();

    MailTransfer transfer();

    /// Makes an account; its domain too, if need be.
    ///
    /// @param quota in octets; 0 means without limit
    Identity account(EmailAddress address, String password, long quota);

    /// Lets somebody use the mailbox of somebody else; a right given before is replaced.
    void share(Identity mailbox, Identity member, MailboxRight right);

    void unshare(Identity mailbox, Identity member);

    void alias(EmailAddress alias, EmailAddress account);
}
