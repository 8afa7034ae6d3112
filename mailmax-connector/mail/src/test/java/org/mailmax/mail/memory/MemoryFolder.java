package org.mailmax.mail.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.mailmax.mail.folder.ExpungeResult;
import org.mailmax.mail.folder.FolderChanges;
import org.mailmax.mail.folder.FolderChanges.FlagChange;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderObserver;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.folder.StoreResult;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailException.LimitReached;

/// A folder and its messages. Not safe for threads: [MemoryMailStore] has the lock.
final class MemoryFolder {

    static final int MAX_KEYWORDS = 58;

    private record Tombstone(long uid, long arrived, long expunged) {}

    final FolderId id;
    final long uidValidity;
    final Optional<SpecialUse> use;
    final Set<FolderObserver> observers = new LinkedHashSet<>();
    FolderName name;

    private final TreeMap<Long, MemoryMessage> messages = new TreeMap<>();
    private final List<Tombstone> tombstones = new ArrayList<>();
    private final Set<Flag> keywords = new LinkedHashSet<>();
    private long uidNext = 1;
    private long modSeq = 1;

    MemoryFolder(FolderId id, FolderName name, long uidValidity, Optional<SpecialUse> use) {
        this.id = id;
        this.name = name;
        this.uidValidity = uidValidity;
        this.use = use;
    }

    FolderStatus status() {
        return new FolderStatus(
                id,
                name,
                uidValidity,
                uidNext,
                modSeq,
                messages.size(),
                count(message -> !message.flags().contains(Flag.SEEN)),
                count(message -> message.flags().contains(Flag.DELETED)),
                octets(),
                Flags.of(keywords),
                keywords.size() >= MAX_KEYWORDS);
    }

    long octets() {
        return messages.values().stream()
                .mapToLong(message -> message.content().size())
                .sum();
    }

    Stream<MemoryMessage> within(UidSet uids) {
        return uids.ranges().stream()
                .flatMap(range -> messages.subMap(range.first(), true, range.last(), true).values().stream());
    }

    /// Begins a change: everything that changes together gets this modseq.
    long nextModSeq() {
        return ++modSeq;
    }

    long add(Content content, Flags flags, Instant received, long at) throws LimitReached {
        remember(flags);
        long uid = uidNext++;
        messages.put(uid, new MemoryMessage(uid, content, received, flags, at, at));
        return uid;
    }

    StoreResult store(UidSet uids, FlagUpdate update, long unchangedSince) throws LimitReached {
        if (update.operation() != FlagUpdate.Operation.REMOVE) {
            remember(update.flags());
        }
        List<MemoryMessage> asked = within(uids).toList();
        UidSet modified = uidsOf(asked.stream().filter(message -> message.modSeq() > unchangedSince));
        List<MemoryMessage> changed = asked.stream()
                .filter(message -> !modified.contains(message.uid()))
                .filter(message -> !update.applyTo(message.flags()).equals(message.flags()))
                .toList();
        long at = changed.isEmpty() ? 0 : nextModSeq();
        changed.forEach(message -> messages.put(message.uid(), message.withFlags(update.applyTo(message.flags()), at)));
        List<FlagChange> now = within(uids)
                .filter(message -> !modified.contains(message.uid()))
                .map(MemoryMessage::flagChange)
                .toList();
        return new StoreResult(at, now, modified);
    }

    ExpungeResult remove(UidSet uids, Predicate<MemoryMessage> which) {
        List<MemoryMessage> gone = within(uids).filter(which).toList();
        if (gone.isEmpty()) {
            return new ExpungeResult(0, UidSet.NONE);
        }
        long at = nextModSeq();
        for (MemoryMessage message : gone) {
            messages.remove(message.uid());
            tombstones.add(new Tombstone(message.uid(), message.arrived(), at));
        }
        return new ExpungeResult(at, uidsOf(gone.stream()));
    }

    UidList uids(long at) {
        LongStream alive = messages.values().stream()
                .filter(message -> message.arrived() <= at)
                .mapToLong(MemoryMessage::uid);
        LongStream dead = tombstones.stream()
                .filter(gone -> gone.arrived() <= at && gone.expunged() > at)
                .mapToLong(Tombstone::uid);
        return UidList.of(LongStream.concat(alive, dead).toArray());
    }

    FolderChanges changes(long since) {
        List<FlagChange> flagged = messages.values().stream()
                .filter(message -> message.arrived() <= since && message.modSeq() > since)
                .map(MemoryMessage::flagChange)
                .toList();
        LongStream gone = tombstones.stream()
                .filter(tomb -> tomb.arrived() <= since && tomb.expunged() > since)
                .mapToLong(Tombstone::uid);
        return new FolderChanges(
                modSeq,
                uidNext,
                uids(modSeq),
                uidsOf(messages.values().stream().filter(message -> message.arrived() > since)),
                UidSet.of(gone),
                flagged,
                Flags.of(keywords));
    }

    static UidSet uidsOf(Stream<MemoryMessage> messages) {
        return UidSet.of(messages.mapToLong(MemoryMessage::uid));
    }

    private void remember(Flags flags) throws LimitReached {
        List<Flag> fresh = flags.stream()
                .filter(flag -> !flag.isSystem() && !keywords.contains(flag))
                .toList();
        if (keywords.size() + fresh.size() > MAX_KEYWORDS) {
            throw new MailException.LimitReached("too many keywords in this folder");
        }
        keywords.addAll(fresh);
    }

    private long count(Predicate<MemoryMessage> which) {
        return messages.values().stream().filter(which).count();
    }
}
