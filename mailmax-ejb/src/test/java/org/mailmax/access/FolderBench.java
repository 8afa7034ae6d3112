package org.mailmax.access;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailmax.harness.Messages;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.contract.ContractTest;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.NewMessage;

/// Measures how long it takes after a start until the messages of a large folder have numbers. Not a test: it asserts
/// nothing.
///
/// `java -cp … org.mailmax.access.FolderBench fill|load FOLDER [messages | PostgreSQL's URL]`: `load` in a
/// process of its own, so that nothing is warm but the system's file cache.
public final class FolderBench {

    private static final String LOGIN = "ann@bench.test";
    private static final Peer PEER = new Peer(
            Service.IMAP, new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 40001), true);

    private final StoredMailFixture fixture;
    private final FolderService mail;

    private FolderBench(TestDatabase database, Path home) {
        fixture = new StoredMailFixture(database, home);
        mail = fixture.ejb().get(FolderService.class);
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createDirectories(Path.of(arguments[1]));
        boolean postgresql = arguments.length > 3;
        FolderBench bench =
                new FolderBench(postgresql ? TestDatabase.postgresql(arguments[3]) : TestDatabase.h2(home), home);
        if (arguments[0].equals("fill")) {
            bench.fill(arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000, postgresql);
        } else {
            bench.load();
        }
        bench.fixture.close();
        System.exit(0);
    }

    private void fill(int messages, boolean postgresql) throws Exception {
        Identity ann = fixture.account(EmailAddress.of(LOGIN), ContractTest.PASSWORD, 0);
        mail.append(ann, FolderName.INBOX, List.of(new NewMessage(Messages.text("one"), Flags.NONE, Optional.empty())));
        FolderStatus status = mail.status(ann, FolderName.INBOX);
        String numbers = postgresql ? "generate_series(2, %d) AS n(x)" : "SYSTEM_RANGE(2, %d)";
        fixture.ejb().inTransaction(em -> {
            em.createNativeQuery(
                            ("INSERT INTO message (folder_id, uid, content_id, flags, modseq, arrived, received_at,"
                                + " octets) SELECT m.folder_id, x, m.content_id, 1, m.modseq + x, m.modseq + x,"
                                + " 1800000000 + x, 4096 FROM message m, " + numbers)
                                    .formatted(messages))
                    .executeUpdate();
            return em.createNativeQuery("UPDATE folder SET uid_next = ?, highest_modseq = highest_modseq + ?,"
                            + " message_count = ? WHERE id = ?")
                    .setParameter(1, messages + 1L)
                    .setParameter(2, messages)
                    .setParameter(3, messages)
                    .setParameter(4, status.id().value())
                    .executeUpdate();
        });
        System.out.println(mail.status(ann, FolderName.INBOX).messages() + " messages");
    }

    private void load() throws Exception {
        Identity ann = mail.authenticate(new Credentials.Password(LOGIN, ContractTest.PASSWORD), PEER);
        FolderStatus status = mail.status(ann, FolderName.INBOX);
        for (int round = 1; round <= 3; round++) {
            long begin = System.nanoTime();
            long before = cpuMillis();
            int count = mail.uids(ann, status.id(), status.highestModSeq()).size();
            System.out.printf(
                    "round %d: %,d messages numbered in %,d ms, of processor %,d ms%n",
                    round, count, millis(begin), cpuMillis() - before);
            fixture.ejb().get(FolderViews.class).forget(status.id());
        }
    }

    /// Of all threads: the compiler works too while everything is cold.
    private static long cpuMillis() {
        return ((com.sun.management.OperatingSystemMXBean)
                                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1_000_000;
    }

    private static long millis(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
