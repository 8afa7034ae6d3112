package org.mailmax.protocol.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.testkit.ClientEnd;
import org.mailmax.protocol.testkit.InMemoryConnection;
import org.mailmax.protocol.testkit.InMemoryTestBed;
import org.mailmax.protocol.testkit.PiecewiseConnection;

/// Whatever octets come, in whatever pieces, the session goes on or says good-bye; it never hangs and never fails.
class ImapSessionFuzzTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DIALOGUE =
            "a1 LOGIN {13+}\r\nann@here.test open-sesame\r\na2 APPEND INBOX (\\Seen) {9+}\r\n"
                    + "x: y\r\n\r\nz\r\na3 SELECT INBOX\r\na4 FETCH 1 (UID BODY[])\r\na5 SEARCH BODY {1+}\r\nz\r\n"
                    + "a6 IDLE\r\nDONE\r\na7 UID STORE 1:* +FLAGS (\\Deleted)\r\na8 EXPUNGE\r\na9 LOGOUT\r\n";

    private static final List<List<String>> STATES = List.of(
            List.of(),
            List.of("s1 LOGIN ann@here.test open-sesame"),
            List.of("s1 LOGIN ann@here.test open-sesame", "s2 SELECT INBOX"),
            List.of("s1 LOGIN ann@here.test open-sesame", "s2 ENABLE IMAP4rev2", "s3 EXAMINE INBOX"));

    private static final List<String> COMMANDS = List.of(
            "NOOP",
            "CAPABILITY",
            "ID NIL",
            "LOGIN a b",
            "AUTHENTICATE PLAIN",
            "*",
            "SELECT INBOX",
            "STATUS INBOX (SIZE)",
            "LIST (SUBSCRIBED) \"\" * RETURN (STATUS (UNSEEN))",
            "LSUB \"\" %",
            "CREATE a/b",
            "RENAME a/b c",
            "DELETE c",
            "SUBSCRIBE x",
            "APPEND INBOX {7+}",
            "x: y",
            "APPEND INBOX {3}",
            "SELECT {5+}",
            "FETCH 1:* (UID FLAGS BODY[])",
            "UID FETCH 1:* (ENVELOPE BODYSTRUCTURE BINARY.SIZE[1] BODY.PEEK[1.MIME] BODY.PEEK[HEADER.FIELDS"
                    + " (Subject)])",
            "STORE 1 +FLAGS.SILENT (\\Deleted k)",
            "UID STORE 1:* -FLAGS \\Seen",
            "SEARCH OR NOT SEEN 1:2 UID 1:* TEXT b",
            "UID SEARCH RETURN (SAVE COUNT) SUBJECT {1+}",
            "FETCH $ UID",
            "COPY 1:* INBOX",
            "UID MOVE 1 Trash",
            "EXPUNGE",
            "CLOSE",
            "UNSELECT",
            "IDLE",
            "DONE",
            "GETQUOTAROOT INBOX",
            "NAMESPACE",
            "ENABLE IMAP4rev2",
            "CHECK");

    @TempDir
    Path spool;

    @Test
    @Timeout(300)
    void survivesEverything() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        double seconds = Double.parseDouble(System.getProperty("fuzz.seconds", "3"));
        long end = System.nanoTime() + (long) (seconds * 1e9);
        do {
            try (InMemoryTestBed bed = new InMemoryTestBed(new ImapEngine(spool))) {
                talk(bed, RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
            } catch (AssertionError failure) {
                throw new AssertionError("fuzz.seed=" + seed, failure);
            }
            seed++;
        } while (System.nanoTime() < end);
    }

    private static void talk(InMemoryTestBed bed, RandomGenerator random) {
        bed.account("ann");
        bed.append("ann", "Subject: s\r\n\r\nb\r\n".getBytes(StandardCharsets.US_ASCII));
        ClientEnd client = bed.connect(Service.IMAP, true);
        STATES.get(random.nextInt(STATES.size())).forEach(command -> client.send(command + "\r\n"));
        for (int i = 0; i < 30; i++) {
            client.send(damaged("f" + i + " " + COMMANDS.get(random.nextInt(COMMANDS.size())) + "\r\n", random));
        }
        client.finish();
        List<String> said = new ArrayList<>();
        Optional<String> line = client.readLine(PATIENCE);
        while (line.isPresent()) {
            said.add(line.get());
            line = client.readLine(PATIENCE);
        }
        assertThat(said.getFirst()).startsWith("* OK [CAPABILITY ");
        assertThat(said).noneMatch(answer -> answer.contains("SERVERBUG"));
    }

    private static String damaged(String command, RandomGenerator random) {
        StringBuilder text = new StringBuilder(command);
        for (int i = random.nextInt(3) - 1; i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.deleteCharAt(at).append('\n');
                default -> text.insert(at, "()[]<>{}\"\\*%$,:.+- \r\n".charAt(random.nextInt(21)));
            }
        }
        return text.toString();
    }

    @Test
    void doesNotDependOnWhereTheOctetsAreCut() {
        String whole = answers(DIALOGUE);
        assertThat(whole).contains("a4 OK", "* 1 EXPUNGE", "a9 OK");
        for (int cut = 1; cut < DIALOGUE.length(); cut++) {
            assertThat(answers(DIALOGUE.substring(0, cut), DIALOGUE.substring(cut)))
                    .as("cut at " + cut)
                    .isEqualTo(whole);
        }
        assertThat(answers(DIALOGUE.split(""))).as("octet by octet").isEqualTo(whole);
    }

    private String answers(String... pieces) {
        try (InMemoryTestBed bed = new InMemoryTestBed(new ImapEngine(spool))) {
            bed.account("ann");
            InMemoryConnection connection = new InMemoryConnection(Service.IMAP, true, true);
            new ImapEngine(spool).converse(new PiecewiseConnection(connection, pieces), bed);
            StringBuilder said = new StringBuilder();
            Optional<String> line = connection.client().readLine(PATIENCE);
            while (line.isPresent()) {
                said.append(line.get()).append('\n');
                line = connection.client().readLine(PATIENCE);
            }
            return said.toString();
        }
    }
}
