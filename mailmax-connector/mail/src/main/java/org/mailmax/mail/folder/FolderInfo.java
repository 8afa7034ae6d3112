package org.mailmax.mail.folder;

import java.util.Optional;

/// One line of a folder list.
///
/// @param id absent for a name that is subscribed, or the parent of a folder, but is no folder itself
public record FolderInfo(FolderName name, Optional<FolderId> id, boolean subscribed, Optional<SpecialUse> specialUse) {}
