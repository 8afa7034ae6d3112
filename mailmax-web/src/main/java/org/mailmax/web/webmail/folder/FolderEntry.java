package org.mailmax.web.webmail.folder;

import java.util.Optional;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.folder.SpecialUse;

/// A line of the folder tree.
///
/// @param id the folder's key; 0 for a name that only has folders below it
/// @param label its name in the visitor's language
/// @param level how deep it lies; 0 at the top
/// @param use for a folder of a shared mailbox the one it has by its name
/// @param right what may be done with it
/// @param unread messages nobody has seen
public record FolderEntry(
        long id,
        FolderName name,
        String label,
        int level,
        Optional<SpecialUse> use,
        MailboxRight right,
        long messages,
        long unread) {

    public boolean selectable() {
        return id != 0;
    }

    public boolean writable() {
        return right.includes(MailboxRight.WRITE);
    }

    public boolean own() {
        return right == MailboxRight.OWN;
    }

    public boolean trash() {
        return is(SpecialUse.TRASH);
    }

    /// Lists of sent messages and drafts show to whom they go.
    public boolean outgoing() {
        return is(SpecialUse.SENT) || is(SpecialUse.DRAFTS);
    }

    public String icon() {
        return FolderTree.isInbox(name)
                ? "pi-inbox"
                : use.map(FolderEntry::icon).orElse("pi-folder");
    }

    private boolean is(SpecialUse wanted) {
        return use.filter(wanted::equals).isPresent();
    }

    private static String icon(SpecialUse use) {
        return switch (use) {
            case ARCHIVE -> "pi-box";
            case DRAFTS -> "pi-file-edit";
            case JUNK -> "pi-ban";
            case SENT -> "pi-send";
            case TRASH -> "pi-trash";
        };
    }
}
