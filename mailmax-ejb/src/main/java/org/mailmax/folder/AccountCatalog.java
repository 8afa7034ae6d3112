package org.mailmax.folder;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;

/// All folders of one account and the names it has subscribed to, at one moment.
public final class AccountCatalog {

    private final Map<FolderName, FolderEntry> byName;
    private final Map<FolderId, FolderEntry> byId;
    private final Set<FolderName> subscribed;

    AccountCatalog(List<FolderEntry> folders, Set<FolderName> subscribed) {
        this.byName = folders.stream().collect(Collectors.toUnmodifiableMap(FolderEntry::name, Function.identity()));
        this.byId = folders.stream().collect(Collectors.toUnmodifiableMap(FolderEntry::id, Function.identity()));
        this.subscribed = Set.copyOf(subscribed);
    }

    public Optional<FolderEntry> find(FolderName name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<FolderEntry> find(FolderId id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<FolderEntry> folders() {
        return byName.values();
    }

    public Set<FolderName> subscribed() {
        return subscribed;
    }
}
