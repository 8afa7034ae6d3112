package org.mailmax.queue.dispatch;

import jakarta.persistence.EntityManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailmax.administration.Actor;
import org.mailmax.administration.QueueAdministration;
import org.mailmax.database.DatabaseKind;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.queue.QueueControl;
import org.mailmax.queue.QueueRecipient.State;
import org.mailmax.queue.Selection;

/// Measures a long queue without protocol and container. Not a test: it asserts nothing.
///
/// `java -cp … org.mailmax.queue.dispatch.QueueBench h2|postgresql MESSAGES DESTINATIONS`; half of the messages wait
/// for one destination. The data lies below the working folder.
public final class QueueBench {

    private static final int CHUNK = 10_000;
    private static final int REPEATS = 7;
    private static final DomainName LARGEST = new DomainName("d0.test");
    private static final Actor OPERATOR = new Actor.Operator();

    private final EjbHarness ejb;

    private QueueBench(EjbHarness ejb) {
        this.ejb = ejb;
    }

    public static void main(String[] arguments) throws Exception {
        DatabaseKind kind = DatabaseKind.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Path home = Files.createTempDirectory(Path.of("."), "queue-bench");
        TestDatabase database = kind == DatabaseKind.H2 ? TestDatabase.h2(home) : TestDatabase.postgresql();
        try (EjbHarness ejb = EjbHarness.start(database, home)) {
            QueueBench bench = new QueueBench(ejb);
            int messages = Integer.parseInt(arguments[1]);
            for (int filled = 0, step = messages / 1000; step <= messages; filled = step, step *= 10) {
                bench.fill(filled, step, Integer.parseInt(arguments[2]));
                bench.measure(kind + ", " + step + " messages");
            }
        }
        System.exit(0);
    }

    private void fill(int from, int to, int destinations) {
        if (from == 0) {
            ejb.inTransaction(em -> sql(em, "INSERT INTO volume (id, committed_to) VALUES (1, 0)")
                    + sql(
                            em,
                            "INSERT INTO content (id, volume_id, position, octets, summary) VALUES (1, 1, 0, 10, '')"));
        }
        for (int start = from; start < to; start += CHUNK) {
            int first = start + 1;
            int last = Math.min(to, start + CHUNK);
            ejb.inTransaction(em -> rows(em, first, last, destinations));
        }
    }

    private int rows(EntityManager em, int first, int last, int destinations) {
        String numbers = numbers(first, last);
        return sql(
                        em,
                        "INSERT INTO queue_message (id, trace_id, content_id, origin, created_at) SELECT x + 1000000,"
                                + " CONCAT('trace', x), 1, 'SUBMISSION', 1000000000 FROM " + numbers)
                + sql(
                        em,
                        "INSERT INTO queue_recipient (id, queue_id, address, domain, state, next_attempt, notice_at,"
                            + " expires_at) SELECT x + 1000000, x + 1000000, CONCAT('u', x, '@d', MOD(x, 2) * MOD(x, "
                                + destinations + "), '.test'), CONCAT('d', MOD(x, 2) * MOD(x, " + destinations
                                + "), '.test'), 'WAITING', 1000000000 + x, 4000000000, 4000000000 FROM " + numbers);
    }

    private String numbers(int first, int last) {
        return ejb.database().url().contains("postgresql")
                ? "generate_series(" + first + ", " + last + ") AS numbers (x)"
                : "SYSTEM_RANGE(" + first + ", " + last + ")";
    }

    private static int sql(EntityManager em, String statement) {
        return em.createNativeQuery(statement).executeUpdate();
    }

    private interface Step {
        void run() throws Exception;
    }

    private void measure(String title) throws Exception {
        Claims claims = ejb.get(Claims.class);
        QueueAdministration desk = ejb.get(QueueAdministration.class);
        Instant now = Instant.now();
        System.out.println(title);
        time("the next one that is due, at the largest destination", () -> claims.due(LARGEST, 0, now, 1));
        time("the next 200, with their messages", () -> claims.read(claims.due(LARGEST, 0, now, 200)));
        time("whom to tell of delays", () -> claims.notices(now, 200));
        time("a page of the list", () -> desk.list(OPERATOR, new Selection.All(), 0, 50));
        time(
                "a page of the list of a destination",
                () -> desk.list(OPERATOR, new Selection.Destination(new DomainName("d1.test")), 0, 50));
        page("all there is, of a domain that has sent nothing", new Selection.All(), Set.of(new DomainName("no.test")));
        page("the largest destination", new Selection.Destination(LARGEST));
        page(
                "the largest destination by the filter",
                new Selection.Filtered(Optional.empty(), Optional.of(LARGEST), Optional.empty()));
        page("what is held", filtered(Optional.of(State.HELD), Optional.empty()));
        page("an account that has sent nothing", filtered(Optional.empty(), Optional.of(new AccountId(1))));
        time("the destinations", () -> desk.destinations(OPERATOR, 50));
        System.gc();
        long before = used();
        Agenda agenda = new Agenda(Clock.systemUTC(), new Agenda.Room(500, 500, 100, 2000));
        Instant begin = Instant.now();
        claims.lanes(200_000).forEach(due -> agenda.with(due.domain(), lane -> lane.due(due.priority(), due.from())));
        System.out.printf(
                "  the agenda at the start: %d destinations, %d ms%n",
                agenda.size(), Duration.between(begin, Instant.now()).toMillis());
        System.gc();
        System.out.printf("  memory of the agenda: %d KiB%n", (used() - before) / 1024);
        System.out.printf("  %d destinations known%n", agenda.size());
    }

    private static Selection filtered(Optional<State> state, Optional<AccountId> sender) {
        return new Selection.Filtered(state, Optional.empty(), sender);
    }

    private void page(String what, Selection selection) throws Exception {
        page(what, selection, null);
    }

    /// As the table of the administration reads it: a page, and how many there are.
    private void page(String what, Selection selection, Set<DomainName> owners) throws Exception {
        QueueControl control = ejb.get(QueueControl.class);
        QueueControl.Scope scope = new QueueControl.Scope(selection, Optional.ofNullable(owners));
        time("a page of " + what, () -> {
            control.list(scope, 0, 25);
            control.count(scope);
        });
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// The median. Something is changed before each turn: H2 gives the last answer again when nothing has.
    private void time(String what, Step step) throws Exception {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            ejb.inTransaction(em -> sql(em, "UPDATE queue_recipient SET attempts = attempts + 1 WHERE id = 1000001"));
            long begin = System.nanoTime();
            step.run();
            took.add(System.nanoTime() - begin);
        }
        Collections.sort(took);
        System.out.printf("  %s: %.2f ms, at worst %.2f ms%n", what, took.get(REPEATS / 2) / 1e6, took.getLast() / 1e6);
    }
}
