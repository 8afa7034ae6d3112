package org.mailmax.administration;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.database.DatabaseKind;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.DomainName;

/// Measures the lists of the administration in a domain with many accounts. Not a test: it asserts nothing.
///
/// `java -cp … org.mailmax.administration.ListingBench h2|postgresql [accounts]`
public final class ListingBench {

    private static final DomainName BIG = new DomainName("big.test");
    private static final int WARM_UP = 5;
    private static final int TIMES = 15;
    /// What a query costs here whatever else the machine does; the whole of it for H2, which runs in this process.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String ADDRESSES = """
        INSERT INTO address (local_key, domain_id, account_id, local_part, is_alias)
        SELECT 'user' || id, 1, id, 'user' || id, FALSE FROM account
        """;
    private static final String USAGE = """
        INSERT INTO quota_usage (account_id, octets, messages) SELECT id, MOD(id * 7919, 100000), MOD(id, 50) FROM account
        """;

    private ListingBench() {}

    @FunctionalInterface
    private interface Look {
        Object take() throws AdministrationException;
    }

    public static void main(String[] arguments) throws Exception {
        DatabaseKind kind = DatabaseKind.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int accounts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        try (EjbHarness ejb =
                EjbHarness.start(TestDatabase.of(kind), Files.createTempDirectory(Path.of("."), "bench"))) {
            furnish(ejb, kind, accounts);
            AccountListing list = ejb.get(AccountListing.class);
            for (AccountSummary.Column column : AccountSummary.Column.values()) {
                time("first page by " + column, () -> list.page(BIG, request("", column, 0)));
                time("last page by " + column, () -> list.page(BIG, request("", column, accounts - 25)));
                time("filter, by " + column, () -> list.page(BIG, request("9876", column, 0)));
            }
            time(
                    "domain list",
                    () -> ejb.get(DomainListing.class)
                            .page(Optional.of(Set.of(BIG)), ListRequest.all(DomainSummary.Column.NAME)));
            time("search", () -> ejb.get(AddressSearch.class).find(new Actor.Operator(), "98765"));
        }
        System.exit(0);
    }

    private static ListRequest<AccountSummary.Column> request(String filter, AccountSummary.Column sort, int first) {
        return new ListRequest<>(filter, sort, Order.DESCENDING, first, 25);
    }

    private static void furnish(EjbHarness ejb, DatabaseKind kind, int accounts) {
        String series = kind == DatabaseKind.H2
                ? "SELECT x AS n FROM SYSTEM_RANGE(1, " + accounts + ")"
                : "SELECT n FROM generate_series(1, " + accounts + ") AS n";
        ejb.inTransaction(em -> {
            em.createNativeQuery("INSERT INTO domain (id, name, created_at) VALUES (1, 'big.test', 0)")
                    .executeUpdate();
            em.createNativeQuery("INSERT INTO account (id, domain_id, local_part, password_hash, created_at)"
                            + " SELECT s.n, 1, 'user' || s.n, '!', 0 FROM (" + series + ") s")
                    .executeUpdate();
            em.createNativeQuery(ADDRESSES).executeUpdate();
            em.createNativeQuery(USAGE).executeUpdate();
            // A database that runs has done so by itself.
            em.createNativeQuery("ANALYZE").executeUpdate();
            return null;
        });
    }

    private static void time(String what, Look look) throws AdministrationException {
        double[] millis = new double[TIMES];
        double[] processor = new double[TIMES];
        for (int i = -WARM_UP; i < TIMES; i++) {
            long start = System.nanoTime();
            long used = THREADS.getCurrentThreadCpuTime();
            look.take();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
                processor[i] = (THREADS.getCurrentThreadCpuTime() - used) / 1e6;
            }
        }
        Arrays.sort(millis);
        Arrays.sort(processor);
        System.out.printf(
                Locale.ROOT,
                "%-24s median %6.1f ms, worst %6.1f ms, processor here %6.1f ms%n",
                what,
                millis[TIMES / 2],
                millis[TIMES - 1],
                processor[TIMES / 2]);
    }
}
