package org.mailmax.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.mailmax.database.Durability;
import org.mailmax.mail.folder.FolderChanges;
import org.mailmax.mail.folder.FolderChanges.FlagChange;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;

/// The one view of a folder that all its readers on this node share.
///
/// Its numbers cost one small query, its messages are loaded when somebody first asks for them. A hint makes it
/// stale; the next reader then asks the database for everything above the modseq it knows, expunges included. Readers
/// who were not hinted read memory only.
final class FolderView {

    private static final int OVERHEAD = 1_000;
    private static final int ATTEMPTS = 3;
    private static final int MAX_GRAVES = 10_000;

    private final FolderId folder;
    private final ViewReader reader;
    private final Durability durability;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /// Hints given, and how many of them the view had seen when it was last read from the database.
    private final AtomicLong hints = new AtomicLong(1);

    private volatile long seen;
    private volatile FolderNumbers numbers;

    /// Empty until somebody asks for messages.
    private Optional<FolderColumns> columns = Optional.empty();

    /// How far the columns go.
    private long modSeq;

    /// The latest expunges, complete from `gravesFrom` on.
    private final List<Grave> graves = new ArrayList<>();

    private volatile long gravesFrom;

    private volatile boolean filled;
    private volatile int capacity;
    private volatile int weighed;

    FolderView(FolderId folder, ViewReader reader, Durability durability) {
        this.folder = folder;
        this.reader = reader;
        this.durability = durability;
    }

    /// The folder has changed, or may have.
    void hint() {
        hints.incrementAndGet();
    }

    private boolean isStale() {
        return seen < hints.get();
    }

    /// What the view weighs, in octets.
    int weight() {
        weighed = capacity;
        return OVERHEAD + FolderColumns.WIDTH * weighed;
    }

    /// True when the view has grown since it was weighed.
    boolean isOutgrown() {
        return weighed != capacity;
    }

    FolderNumbers numbers() throws MailException {
        if (isStale()) {
            refresh();
        }
        return numbers;
    }

    /// Reads the messages as they are now.
    <R> R read(Function<FolderColumns, R> work) throws MailException {
        while (true) {
            fill();
            lock.readLock().lock();
            try {
                if (columns.isPresent()) {
                    return work.apply(columns.get());
                }
            } finally {
                lock.readLock().unlock();
            }
        }
    }

    /// The UIDs as they were right after a modseq.
    UidList uids(long at) throws MailException {
        return readSince(at, (all, later) -> uids(all, at, later));
    }

    /// What happened after a modseq.
    FolderChanges changes(long since) throws MailException {
        return readSince(since, (all, later) -> changes(all, since, later));
    }

    private static UidList uids(FolderColumns all, long at, List<Grave> later) {
        int count = all.arrivedUpTo(at);
        long[] back = later.stream()
                .filter(grave -> grave.arrived() <= at && grave.modSeq() > at)
                .mapToLong(Grave::uid)
                .toArray();
        if (back.length == 0) {
            return count == all.size()
                    ? all.uids()
                    : UidList.of(first(all, count).toArray());
        }
        return UidList.of(LongStream.concat(first(all, count), LongStream.of(back))
                .distinct()
                .toArray());
    }

    private static LongStream first(FolderColumns all, int count) {
        return IntStream.range(0, count).mapToLong(all::uid);
    }

    private FolderChanges changes(FolderColumns all, long since, List<Grave> later) {
        int known = all.arrivedUpTo(since);
        FolderNumbers now = numbers;
        LongStream gone = later.stream()
                .filter(grave -> grave.arrived() <= since && grave.modSeq() > since && grave.modSeq() <= modSeq)
                .mapToLong(Grave::uid);
        List<FlagChange> flagged = since >= modSeq
                ? List.of()
                : all.changedAfter(since, known)
                        .mapToObj(index -> flagChange(all.get(index), now))
                        .toList();
        return new FolderChanges(
                modSeq,
                now.uidNext(),
                all.uids(),
                UidSet.of(IntStream.range(known, all.size()).mapToLong(all::uid)),
                UidSet.of(gone),
                flagged,
                now.keywords().all());
    }

    private static FlagChange flagChange(MessageRow row, FolderNumbers now) {
        return new FlagChange(row.uid(), now.keywords().flags(row.flags()), row.modSeq());
    }

    /// Reads the messages together with the expunges after a modseq. Those that memory does not go back to are read
    /// first; when memory has forgotten more in between, once more.
    private <R> R readSince(long since, BiFunction<FolderColumns, List<Grave>, R> work) throws MailException {
        while (true) {
            long from = gravesFrom;
            List<Grave> older = since < from ? reader.graves(folder, since) : List.of();
            Optional<R> result = read(
                    all -> gravesFrom == from ? Optional.of(work.apply(all, later(older, since))) : Optional.empty());
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    private List<Grave> later(List<Grave> older, long since) {
        return Stream.concat(older.stream(), graves.stream().filter(grave -> grave.modSeq() > since))
                .distinct()
                .toList();
    }

    /// Makes sure that the messages are there and no hint is outstanding.
    private void fill() throws MailException {
        if (!isStale() && filled) {
            return;
        }
        lock.writeLock().lock();
        try {
            if (columns.isEmpty()) {
                load();
            } else if (isStale()) {
                catchUp();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void refresh() throws MailException {
        lock.writeLock().lock();
        try {
            if (isStale() && columns.isPresent()) {
                catchUp();
            } else if (isStale()) {
                readNumbers();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// A hint that comes while the database is read is not seen yet.
    private void readNumbers() throws MailException {
        long given = hints.get();
        FolderNumbers read = existing(reader.numbers(folder));
        durability.settle(folder);
        numbers = read;
        seen = given;
    }

    /// Reads all messages. Those that change meanwhile are caught up with afterwards.
    private void load() throws MailException {
        FolderNumbers start = existing(reader.numbers(folder));
        FolderColumns loaded = new FolderColumns();
        for (UidPages pages = new UidPages(start.uidNext() - 1); pages.more(); ) {
            List<MessageRow> page = reader.page(folder, pages.next());
            pages.found(page.size());
            page.forEach(loaded::put);
        }
        columns = Optional.of(loaded);
        modSeq = start.highestModSeq();
        gravesFrom = modSeq;
        graves.clear();
        try {
            catchUp();
            filled = true;
        } catch (MailException | RuntimeException e) {
            columns = Optional.empty();
            throw e;
        }
    }

    private void catchUp() throws MailException {
        long given = hints.get();
        ViewReader.News news = reader.news(folder, modSeq);
        for (int attempt = 1; !news.exact() && attempt < ATTEMPTS; attempt++) {
            news = reader.news(folder, modSeq);
        }
        ViewReader.News exact = news.exact() ? news : reader.quietNews(folder, modSeq);
        // What a session is shown must not be taken back by a power cut: a UID would come twice.
        durability.settle(folder);
        apply(exact);
        seen = given;
    }

    private void apply(ViewReader.News news) throws MailException {
        FolderNumbers now = existing(news.numbers());
        FolderColumns all = columns.orElseThrow();
        news.changed().forEach(all::put);
        all.remove(news.graves());
        graves.addAll(news.graves());
        modSeq = now.highestModSeq();
        numbers = now;
        capacity = all.capacity();
        forgetGraves();
    }

    private void forgetGraves() {
        if (graves.size() > MAX_GRAVES) {
            graves.clear();
            gravesFrom = modSeq;
        }
    }

    private static FolderNumbers existing(Optional<FolderNumbers> found) throws MailException {
        return found.orElseThrow(() -> new MailException.NoSuchFolder("no such folder"));
    }
}
