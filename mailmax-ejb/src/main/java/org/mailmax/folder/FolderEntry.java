package org.mailmax.folder;

import java.util.Optional;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.SpecialUse;

/// A folder of an account, as the catalogue knows it: what changes only when folders are made, removed or renamed.
public record FolderEntry(FolderId id, FolderName name, Optional<SpecialUse> use, long uidValidity) {}
