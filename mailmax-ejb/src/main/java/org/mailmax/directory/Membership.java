package org.mailmax.directory;

import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.AccountId;

/// A mailbox of somebody else that may be used.
public record Membership(AccountId mailbox, EmailAddress address, MailboxRight right) {

    /// The name a folder of the mailbox has for its members; none when that would be too long.
    public Optional<FolderName> shown(FolderName folder) {
        return FolderName.parse(prefix() + folder.value());
    }

    /// The name a folder has in the mailbox itself, when it is one of this mailbox.
    public Optional<FolderName> local(FolderName shown) {
        return shown.value().startsWith(prefix())
                ? FolderName.parse(shown.value().substring(prefix().length()))
                : Optional.empty();
    }

    private String prefix() {
        return FolderName.SHARED.value() + FolderName.SEPARATOR + address + FolderName.SEPARATOR;
    }
}
