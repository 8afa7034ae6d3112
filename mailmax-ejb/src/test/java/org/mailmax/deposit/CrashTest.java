package org.mailmax.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.content.ContentStore;
import org.mailmax.content.StoredContent;
import org.mailmax.database.DatabaseKind;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.Messages;
import org.mailmax.harness.TestAccounts;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.folder.FolderId;

/// Kills a process that stores messages, at random moments, and looks for what it had promised.
///
/// Every message acknowledged must be there once and unharmed; one that was not acknowledged may be there once, since
/// its record may have been forced. `-Dcrash.rounds=N` for more rounds.
class CrashTest {

    private static final int ROUNDS = Integer.getInteger("crash.rounds", 10);
    private static final int FOLDERS = 5;

    @TempDir
    private Path home;

    private final Set<String> sent = new HashSet<>();
    private final Set<String> acknowledged = new HashSet<>();

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatWasAcknowledgedSurvivesAKilledServerOnce(DatabaseKind kind) throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        TestDatabase database = kind == DatabaseKind.H2 ? TestDatabase.h2(home) : TestDatabase.postgresql();
        List<FolderId> folders = furnish(database);
        String where = kind == DatabaseKind.H2 ? "h2" : database.url();
        for (int round = 0; round < ROUNDS; round++) {
            run(where, folders, round, random.nextInt(20, 900));
        }
        int madeUp = check(database, "seed " + seed);
        System.out.printf(
                "%s: %d rounds, sent %d, acknowledged %d, made up for %d, lost 0, double 0%n",
                kind, ROUNDS, sent.size(), acknowledged.size(), madeUp);
    }

    private List<FolderId> furnish(TestDatabase database) {
        try (EjbHarness ejb = EjbHarness.start(database, home)) {
            TestAccounts accounts = new TestAccounts(ejb);
            List<FolderId> folders = new ArrayList<>();
            for (int i = 0; i < FOLDERS; i++) {
                folders.add(accounts.inbox(accounts.add("u" + i)));
            }
            return folders;
        } finally {
            database.release();
        }
    }

    private void run(String where, List<FolderId> folders, int round, int millis) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.config.file=/dev/null",
                CrashingServer.class.getName(),
                home.toString(),
                where,
                "8",
                Integer.toString(round)));
        folders.forEach(folder -> command.add(Long.toString(folder.value())));
        Process server = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Thread reader = Thread.ofPlatform().start(() -> read(server, ready));
        ready.get(60, TimeUnit.SECONDS);
        // The moment of death is chance; nothing waits for it.
        server.waitFor(millis, TimeUnit.MILLISECONDS);
        // By its handle: Process.destroyForcibly would close the pipe and lose what is not read yet.
        server.toHandle().destroyForcibly();
        server.waitFor();
        reader.join();
    }

    private void read(Process server, CompletableFuture<Void> ready) {
        try (BufferedReader ledger = new BufferedReader(new InputStreamReader(server.getInputStream()))) {
            for (String line = ledger.readLine(); line != null; line = ledger.readLine()) {
                note(line, ready);
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new IllegalStateException("the server did not start"));
    }

    private void note(String line, CompletableFuture<Void> ready) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "ready" -> ready.complete(null);
            case "sent" -> sent.add(words[1]);
            case "acked" -> acknowledged.add(words[1]);
            default -> throw new IllegalStateException(line);
        }
    }

    private int check(TestDatabase released, String seed) {
        TestDatabase database = released.url().contains("h2") ? TestDatabase.h2(home) : released;
        Map<String, Integer> found = new HashMap<>();
        try (EjbHarness ejb = EjbHarness.start(database, home).bind(CompanionRecovery.class)) {
            ejb.get(GroupCommit.class);
            ContentStore store = ejb.get(ContentStore.class);
            messages(ejb).forEach(content -> found.merge(subject(store, content), 1, Integer::sum));
        } finally {
            database.release();
        }
        assertThat(found.keySet()).as("lost, " + seed).containsAll(acknowledged);
        assertThat(sent).as("made up, " + seed).containsAll(found.keySet());
        assertThat(found.values()).as("double, " + seed).allMatch(count -> count == 1);
        assertThat(acknowledged).as("a test that stored nothing").hasSizeGreaterThan(ROUNDS);
        return found.size() - acknowledged.size();
    }

    /// One row for each message of each folder.
    private static List<StoredContent> messages(EjbHarness ejb) {
        return ejb.inTransaction(em -> em.createQuery(
                        "select c from Message m, StoredContent c where c.id = m.contentId", StoredContent.class)
                .getResultList());
    }

    /// The subject, when every octet of the message is as it was sent.
    private static String subject(ContentStore store, StoredContent content) {
        byte[] octets = store.content(content.location()).toByteArray();
        String subject = Stream.of(new String(octets).split("\r\n"))
                .filter(line -> line.startsWith("Subject: "))
                .map(line -> line.substring("Subject: ".length()))
                .findFirst()
                .orElse("none");
        byte[] sent = Messages.ofSize(subject, octets.length - 70).toByteArray();
        return java.util.Arrays.equals(octets, sent) ? subject : "a damaged message " + subject;
    }
}
