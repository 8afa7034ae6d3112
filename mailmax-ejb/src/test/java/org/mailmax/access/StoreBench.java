package org.mailmax.access;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.mailmax.database.DatabaseKind;
import org.mailmax.deposit.Deposit;
import org.mailmax.deposit.GroupCommit;
import org.mailmax.harness.Messages;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.contract.ContractTest;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderObserver;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.folder.OpenFolder;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;

/// Measures the store without protocol and container. Not a test: it asserts nothing.
///
/// `java -cp … org.mailmax.access.StoreBench h2|postgresql deposit|deposit10|fetch [seconds]`; the data lies below
/// the working folder.
public final class StoreBench implements AutoCloseable {

    private static final int OCTETS = 4096;
    private static final int ACCOUNTS = 10;

    private final StoredMailFixture fixture;
    private final GroupCommit commit;
    private final FolderService mail;
    private final List<Identity> accounts = new ArrayList<>();
    private final double seconds;

    private StoreBench(TestDatabase database, Path home, double seconds) {
        this.seconds = seconds;
        fixture = new StoredMailFixture(database, home);
        commit = fixture.ejb().get(GroupCommit.class);
        mail = fixture.ejb().get(FolderService.class);
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(fixture.account(EmailAddress.of("u" + i + "@bench.test"), ContractTest.PASSWORD, 0));
        }
    }

    public static void main(String[] arguments) throws Exception {
        DatabaseKind kind = DatabaseKind.valueOf(arguments[0].toUpperCase(java.util.Locale.ROOT));
        Path home = Files.createTempDirectory(Path.of("."), "store-bench");
        TestDatabase database = kind == DatabaseKind.H2 ? TestDatabase.h2(home) : TestDatabase.postgresql();
        double seconds = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 4;
        try (StoreBench bench = new StoreBench(database, home, seconds)) {
            switch (arguments[1]) {
                case "deposit" -> bench.deposits(50, 50, 1, 10, 50, 200);
                case "deposit10" -> bench.deposits(10, 10, 10);
                case "fetch" -> bench.fetches();
                default -> throw new IllegalArgumentException(arguments[1]);
            }
        }
        System.exit(0);
    }

    @Override
    public void close() {
        fixture.close();
    }

    private interface Work {
        void run(int thread, int number) throws Exception;
    }

    private void rate(String what, int threads, Work work) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        AtomicInteger done = new AtomicInteger();
        long before = cpuNanos();
        long committing = committerNanos();
        List<Thread> all = IntStream.range(0, threads)
                .mapToObj(thread -> Thread.ofVirtual().start(() -> {
                    try {
                        for (int i = 0; System.nanoTime() < end; i++) {
                            work.run(thread, i);
                            done.incrementAndGet();
                        }
                    } catch (Exception e) {
                        e.printStackTrace();
                    }
                }))
                .toList();
        for (Thread thread : all) {
            thread.join();
        }
        double cpu = (cpuNanos() - before) / 1e3 / Math.max(1, done.get());
        System.out.printf(
                "%-40s %3d threads %10.1f/s %10.1f us of CPU each, of it %.1f us committing%n",
                what,
                threads,
                done.get() / seconds,
                cpu,
                (committerNanos() - committing) / 1e3 / Math.max(1, done.get()));
    }

    private static long committerNanos() {
        java.lang.management.ThreadMXBean threads = java.lang.management.ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("group-commit"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId()))
                .sum();
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void deposits(int... rounds) throws Exception {
        Content content = Messages.ofSize("a message", OCTETS);
        for (int threads : rounds) {
            rate("deposit " + OCTETS + " octets", threads, (thread, _) -> deposit(thread, content));
        }
    }

    private void deposit(int thread, Content content) throws Exception {
        FolderId inbox =
                mail.status(accounts.get(thread % ACCOUNTS), FolderName.INBOX).id();
        commit.deposit(List.of(Deposit.into(inbox, content, Flags.NONE, Instant.now())));
    }

    private void fill(Identity who, int count) throws Exception {
        FolderId inbox = mail.status(who, FolderName.INBOX).id();
        for (int i = 0; i < count; i += 200) {
            List<Deposit> unit = new ArrayList<>();
            for (int j = 0; j < 200 && i + j < count; j++) {
                unit.add(Deposit.into(inbox, Messages.ofSize("message " + (i + j), OCTETS), Flags.NONE, Instant.now()));
            }
            commit.deposit(unit);
        }
    }

    private void fetches() throws Exception {
        for (int i = 0; i < 4; i++) {
            fill(accounts.get(i), 1000);
        }
        for (int round = 0; round < 2; round++) {
            rate("fetch flags of 1000", 4, (thread, _) -> fetch(thread, Set.of()));
            rate("fetch summaries of 1000", 4, (thread, _) -> fetch(thread, Set.of(FetchPart.SUMMARY)));
            rate("fetch bodies of 1000", 4, (thread, _) -> fetch(thread, Set.of(FetchPart.CONTENT)));
            rate("status", 10, (thread, _) -> mail.status(accounts.get(thread), FolderName.INBOX));
            rate("open and uids", 10, (thread, _) -> open(accounts.get(thread)));
        }
    }

    private void fetch(int thread, Set<FetchPart> parts) throws Exception {
        Identity who = accounts.get(thread % 4);
        FolderStatus status = mail.status(who, FolderName.INBOX);
        UidList uids = mail.uids(who, status.id(), status.highestModSeq());
        for (int from = 0; from < uids.size(); from += 200) {
            int to = Math.min(from + 200, uids.size()) - 1;
            UidSet page = UidSet.range(uids.get(from), uids.get(to));
            for (MessageView view : mail.fetch(who, status.id(), page, parts)) {
                view.content().ifPresent(Content::toByteArray);
            }
        }
    }

    private UidList open(Identity who) throws Exception {
        try (OpenFolder folder = mail.open(who, FolderName.INBOX, FolderObserver.NOBODY)) {
            return mail.uids(who, folder.status().id(), folder.status().highestModSeq());
        }
    }
}
