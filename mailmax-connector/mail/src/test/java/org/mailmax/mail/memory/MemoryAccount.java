package org.mailmax.mail.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderInfo;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderObserver;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.folder.Quota;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailException.CannotDo;
import org.mailmax.mail.port.MailException.FolderExists;
import org.mailmax.mail.port.MailException.NoSuchFolder;
import org.mailmax.mail.port.MailException.OverQuota;

/// An account and its folders. Not safe for threads: [MemoryMailStore] has the lock.
final class MemoryAccount {

    static final Comparator<FolderInfo> INBOX_FIRST = Comparator.comparing(
                    (FolderInfo folder) -> !folder.name().isInbox())
            .thenComparing(FolderInfo::name);

    final Identity identity;
    final String password;

    private final long limit;
    private final MemoryKeys keys;
    private final TreeMap<FolderName, MemoryFolder> folders = new TreeMap<>();
    private final Set<FolderName> subscriptions = new LinkedHashSet<>();

    MemoryAccount(Identity identity, String password, long limit, MemoryKeys keys) {
        this.identity = identity;
        this.password = password;
        this.limit = limit;
        this.keys = keys;
        add(FolderName.INBOX, Optional.empty());
        for (SpecialUse use : SpecialUse.values()) {
            add(use.defaultName(), Optional.of(use));
        }
    }

    MemoryFolder inbox() {
        return folders.get(FolderName.INBOX);
    }

    MemoryFolder folder(FolderName name) throws NoSuchFolder {
        return Optional.ofNullable(folders.get(name)).orElseThrow(MemoryAccount::noSuchFolder);
    }

    List<FolderInfo> list() {
        Set<FolderName> names = new TreeSet<>(folders.keySet());
        names.addAll(subscriptions);
        return names.stream().map(this::info).sorted(INBOX_FIRST).toList();
    }

    Optional<FolderName> name(FolderId id) {
        return folders.values().stream()
                .filter(folder -> folder.id.equals(id))
                .map(folder -> folder.name)
                .findFirst();
    }

    Set<FolderObserver> observers() {
        return folders.values().stream()
                .flatMap(folder -> folder.observers.stream())
                .collect(Collectors.toSet());
    }

    boolean isSubscribed(FolderName name) {
        return subscriptions.contains(name);
    }

    /// A name that is no folder of this account.
    FolderInfo nothing(FolderName name) {
        return new FolderInfo(name, Optional.empty(), isSubscribed(name), Optional.empty(), MailboxRight.READ);
    }

    /// The names above a name.
    static Stream<FolderName> above(FolderName name) {
        return Stream.iterate(
                        name.parent(),
                        Optional::isPresent,
                        above -> above.orElseThrow().parent())
                .flatMap(Optional::stream);
    }

    MemoryFolder create(FolderName name, Optional<SpecialUse> use) throws FolderExists, CannotDo {
        if (folders.containsKey(name)) {
            throw new FolderExists("the folder exists already");
        }
        if (use.isPresent() && folders.values().stream().anyMatch(folder -> folder.use.equals(use))) {
            throw new CannotDo("another folder has this use");
        }
        createAbove(name);
        return add(name, use);
    }

    MemoryFolder delete(FolderName name) throws NoSuchFolder, CannotDo {
        folder(name);
        if (name.isInbox()) {
            throw new CannotDo("the INBOX cannot be deleted");
        }
        if (folders.keySet().stream().anyMatch(other -> other.isBelow(name))) {
            throw new CannotDo("the folder has folders below it");
        }
        return folders.remove(name);
    }

    void rename(FolderName from, FolderName to) throws NoSuchFolder, FolderExists, CannotDo {
        folder(from);
        if (folders.containsKey(to)) {
            throw new FolderExists("the folder exists already");
        }
        if (to.isBelow(from)) {
            throw new CannotDo("a folder cannot be moved below itself");
        }
        createAbove(to);
        for (MemoryFolder folder : List.copyOf(folders.values())) {
            if (folder.name.equals(from) || folder.name.isBelow(from)) {
                folders.remove(folder.name);
                folder.name = folder.name.moved(from, to);
                folders.put(folder.name, folder);
            }
        }
    }

    void subscribe(FolderName name, boolean subscribed) {
        if (subscribed) {
            subscriptions.add(name);
        } else {
            subscriptions.remove(name);
        }
    }

    Quota quota() {
        long messages = folders.values().stream()
                .mapToLong(folder -> folder.status().messages())
                .sum();
        return new Quota(used(), limit, messages);
    }

    void checkQuota(long more) throws OverQuota {
        if (limit > 0 && used() + more > limit) {
            throw new OverQuota("the mailbox is full");
        }
    }

    private long used() {
        return folders.values().stream().mapToLong(MemoryFolder::octets).sum();
    }

    private void createAbove(FolderName name) {
        List<FolderName> missing = new ArrayList<>();
        for (Optional<FolderName> above = name.parent();
                above.isPresent();
                above = above.get().parent()) {
            if (!folders.containsKey(above.get())) {
                missing.addFirst(above.get());
            }
        }
        missing.forEach(above -> add(above, Optional.empty()));
    }

    private MemoryFolder add(FolderName name, Optional<SpecialUse> use) {
        MemoryFolder folder = new MemoryFolder(keys.folder(), name, keys.uidValidity(), use);
        folders.put(name, folder);
        return folder;
    }

    private FolderInfo info(FolderName name) {
        Optional<MemoryFolder> folder = Optional.ofNullable(folders.get(name));
        return new FolderInfo(
                name,
                folder.map(found -> found.id),
                subscriptions.contains(name),
                folder.flatMap(found -> found.use),
                MailboxRight.OWN);
    }

    private static NoSuchFolder noSuchFolder() {
        return new NoSuchFolder("no such folder");
    }
}
