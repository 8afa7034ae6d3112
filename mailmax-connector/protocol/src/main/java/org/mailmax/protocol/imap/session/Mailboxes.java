package org.mailmax.protocol.imap.session;

import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.syntax.Dialect;

/// From mailbox names as a client writes them to names of folders.
final class Mailboxes {

    private Mailboxes() {}

    /// @throws MailException.CannotDo when no folder can have this name
    static FolderName folder(String mailbox, Dialect dialect) throws MailException {
        return dialect.decoded(mailbox)
                .flatMap(FolderName::parse)
                .orElseThrow(() -> new MailException.CannotDo("this is no mailbox name"));
    }

    /// The name of a mailbox to be made: a separator at its end only says that others will be made below it
    /// (RFC 9051 §6.3.4).
    static FolderName toCreate(String mailbox, Dialect dialect) throws MailException {
        boolean parent = mailbox.length() > 1 && mailbox.charAt(mailbox.length() - 1) == FolderName.SEPARATOR;
        return folder(parent ? mailbox.substring(0, mailbox.length() - 1) : mailbox, dialect);
    }
}
