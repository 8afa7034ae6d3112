package org.mailmax.protocol.imap.session;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailmax.mail.folder.FolderInfo;
import org.mailmax.mail.folder.FolderName;

/// The folders of an account, and which of them have others below them.
final class FolderTree {

    private final List<FolderInfo> folders;
    private final Set<FolderName> parents;

    FolderTree(List<FolderInfo> folders) {
        this.folders = folders;
        this.parents = ancestors(folder -> folder.id().isPresent());
    }

    List<FolderInfo> folders() {
        return folders;
    }

    boolean hasChildren(FolderName name) {
        return parents.contains(name);
    }

    /// All names that have a folder below them for which this holds.
    Set<FolderName> ancestors(Predicate<FolderInfo> which) {
        Set<FolderName> ancestors = new HashSet<>();
        for (FolderInfo folder : folders) {
            if (which.test(folder)) {
                Optional<FolderName> parent = folder.name().parent();
                while (parent.isPresent() && ancestors.add(parent.get())) {
                    parent = parent.get().parent();
                }
            }
        }
        return ancestors;
    }
}
