package org.mailmax.deposit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.Messages;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.port.MailException;

/// A process that stores messages until it is killed. It says on standard output, in one write a line, which subjects
/// it is about to store and which it has been told are stored.
final class CrashingServer {

    private CrashingServer() {}

    /// @param arguments home, `h2` or the URL of a PostgreSQL database, the number of threads, the round, and the
    /// folders
    public static void main(String[] arguments) throws Exception {
        PrintStream ledger = new PrintStream(System.out, true);
        Path home = Path.of(arguments[0]);
        EjbHarness ejb = EjbHarness.start(database(arguments[1], home), home).bind(CompanionRecovery.class);
        GroupCommit commit = ejb.get(GroupCommit.class);
        List<FolderId> folders = IntStream.range(4, arguments.length)
                .mapToObj(i -> new FolderId(Long.parseLong(arguments[i])))
                .toList();
        say(ledger, "ready");
        for (int thread = 0; thread < Integer.parseInt(arguments[2]); thread++) {
            String name = "r" + arguments[3] + "t" + thread;
            Thread.ofPlatform().start(() -> store(ledger, commit, folders, name));
        }
    }

    static TestDatabase database(String where, Path home) {
        return where.equals("h2") ? TestDatabase.h2(home) : TestDatabase.postgresql(where);
    }

    private static void store(PrintStream ledger, GroupCommit commit, List<FolderId> folders, String name) {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int i = 0; ; i++) {
            String subject = name + "n" + i;
            FolderId folder = folders.get(random.nextInt(folders.size()));
            try {
                say(ledger, "sent " + subject);
                commit.deposit(List.of(Deposit.into(
                        folder, Messages.ofSize(subject, random.nextInt(200, 20_000)), Flags.NONE, Instant.now())));
                say(ledger, "acked " + subject);
            } catch (MailException e) {
                say(ledger, "refused " + subject + " " + e);
            }
        }
    }

    private static void say(PrintStream ledger, String line) {
        byte[] octets = (line + "\n").getBytes();
        try {
            synchronized (ledger) {
                ledger.write(octets);
                ledger.flush();
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }
}
