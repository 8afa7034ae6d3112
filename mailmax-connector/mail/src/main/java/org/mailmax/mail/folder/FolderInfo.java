package org.mailmax.mail.folder;

import java.util.Optional;

/// One line of a folder list.
///
/// @param id absent for a name that is subscribed, or the parent of a folder, but is no folder itself
/// @param specialUse absent for a folder of a shared mailbox: a mail program looks for its own
/// @param right what the reader of the list may do with it
public record FolderInfo(
        FolderName name,
        Optional<FolderId> id,
        boolean subscribed,
        Optional<SpecialUse> specialUse,
        MailboxRight right) {}
