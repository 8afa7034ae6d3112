package org.mailmax.publication;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mailmax.publication.Finding.State;

/// What a domain needs beside what the DNS says. Fills while one looks at it, and is complete after [#PATIENCE] at the
/// latest.
public final class PublicationReport {

    /// After this nobody waits for an answer any more.
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final System.Logger LOG = System.getLogger(PublicationReport.class.getName());

    private final List<NeededRecord> needed;
    private final Map<NeededRecord, Finding> findings = new ConcurrentHashMap<>();
    private final CountDownLatch open;
    private final long end = System.nanoTime() + PATIENCE.toNanos();

    /// A record and what was found.
    public record Row(NeededRecord needed, Finding finding) {}

    /// Begins to look, in as many threads as there are records.
    PublicationReport(List<NeededRecord> needed, Function<NeededRecord, Finding> check) {
        this.needed = needed;
        this.open = new CountDownLatch(needed.size());
        for (NeededRecord record : needed) {
            Thread.ofVirtual()
                    .name("dns-look")
                    .inheritInheritableThreadLocals(false)
                    .start(() -> look(record, check));
        }
    }

    private void look(NeededRecord record, Function<NeededRecord, Finding> check) {
        try {
            findings.put(record, check.apply(record));
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.WARNING, "the look for " + record.name() + " failed", defect);
            findings.put(record, Finding.unknown("the look-up failed"));
        } finally {
            open.countDown();
        }
    }

    public List<Row> rows() {
        boolean over = isOver();
        return needed.stream()
                .map(record -> new Row(record, finding(record, over)))
                .toList();
    }

    private Finding finding(NeededRecord record, boolean over) {
        Finding now = findings.getOrDefault(record, Finding.WAITING);
        return over && now.state() == State.WAITING ? Finding.unknown("no answer in time") : now;
    }

    private boolean isOver() {
        return System.nanoTime() - end >= 0;
    }

    /// True when nothing will change any more.
    public boolean isComplete() {
        return open.getCount() == 0 || isOver();
    }

    /// How many of the records have an answer.
    public long answered() {
        return count(state -> state != State.WAITING);
    }

    public long right() {
        return count(state -> state == State.OK);
    }

    /// How many matter to this domain.
    public long wanted() {
        return count(state -> state != State.NEEDLESS);
    }

    public long size() {
        return needed.size();
    }

    private long count(Predicate<State> which) {
        return rows().stream().map(row -> row.finding().state()).filter(which).count();
    }

    /// Waits until it is complete.
    public PublicationReport await() {
        try {
            long left = end - System.nanoTime();
            if (!open.await(left, TimeUnit.NANOSECONDS)) {
                LOG.log(System.Logger.Level.DEBUG, "some look-ups had no answer in time");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    /// All of it as an excerpt of a zone file; what does not apply is left out.
    public String zone() {
        return rows().stream()
                .filter(row -> row.needed().isForTheZone() && row.finding().state() != State.NEEDLESS)
                .map(row -> row.needed().zoneLine() + "\n")
                .collect(Collectors.joining());
    }
}
