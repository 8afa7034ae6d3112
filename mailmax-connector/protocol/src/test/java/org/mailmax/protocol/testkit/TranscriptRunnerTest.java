package org.mailmax.protocol.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.Line;
import org.mailmax.protocol.wire.WireReader;
import org.mailmax.protocol.wire.WireWriter;

/// The runner must find what is wrong: a transcript that cannot fail proves nothing.
class TranscriptRunnerTest {

    private static final Map<String, String> SMTP = Map.of(
            "", "220 ready\r\n",
            "EHLO client.test", "250-here\r\n250-SIZE 10\r\n250 HELP\r\n",
            "NOOP", "250 2.0.0 fine\r\n",
            "QUIT", "221 2.0.0 bye\r\n");
    private static final Map<String, String> IMAP = Map.of(
            "", "* OK [CAPABILITY IMAP4rev2] ready\r\n",
            "a1 NOOP", "* 3 EXISTS\r\n* 1 FETCH (UID 7 FLAGS ($Junk))\r\na1 OK [X] done\r\n",
            "a2 FETCH", "* 1 FETCH (BODY[] {4}\r\na\r\nb UID 7)\r\na2 OK done\r\n",
            "a3 NOOP", "* 2 FETCH (UID 8)\r\na3 OK done\r\n",
            "a4 IDLE", "+ idling\r\n* 4 EXISTS\r\n",
            "DONE", "a4 OK done\r\n");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> NOOP\n< 250",
                "> NOOP\n< 250 2.0.0",
                "> NOOP\n< 250 2.0.0 other words",
                "> NOOP\n< 250 $code",
                "> EHLO client.test\n< 250-SIZE 10\n< 250",
                "> EHLO client.test\n< 250-SIZE $n\n<! 250-STARTTLS\n< 250",
                "> EHLO client.test\n< 250-HELP\n< 250",
                "> QUIT\n< 221\n< (closed)",
                ">| NO\n>| OP\\r\\n\n< 250",
            })
    void acceptsWhatTheServerSays(String steps) {
        assertThatCode(() -> run(Service.SMTP, SMTP, steps)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> NOOP\n< 251",
                "> NOOP\n< 250 2.0.1",
                "> NOOP\n< 250 2.0",
                "> NOOP\n< (closed)",
                "> NOOP",
                "> EHLO client.test\n< 250-SIZE 11\n< 250",
                "> EHLO client.test\n< 250-SIZE 1\n< 250",
                "> EHLO client.test\n<! 250-SIZE\n< 250",
                "> EHLO client.test\n<! 250-HELP\n< 250",
                "> QUIT\n< 221\n< 250",
                "> NOOP $unknown\n< 250",
                "mailbox ann has 1",
                "mailbox ann 1 contains \"x\"",
            })
    void findsWhatTheServerDoesNotSay(String steps) {
        assertThatThrownBy(() -> run(Service.SMTP, SMTP, steps)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> a1 NOOP\n< * 3 EXISTS\n< * 1 FETCH (UID 7 FLAGS ($Junk))\n< a1 OK",
                "> a1 NOOP\n< * 1 FETCH (UID $u FLAGS ($Junk))\n< * 3 EXISTS\n< a1 OK [X] any words",
                "> a1 NOOP\n< ...\n< a1 OK",
                "> a1 NOOP\n< ...\n< * 1 FETCH (UID $u FLAGS ($Junk))\n< a1 OK\n"
                        + "> a2 FETCH\n< * 1 FETCH (BODY[] {4}\n< a\n< b UID $u)\n< a2 OK",
                "> a4 IDLE\n< +\n< * 4 EXISTS\n> DONE\n< a4 OK",
            })
    void acceptsUntaggedLinesInAnyOrder(String steps) {
        assertThatCode(() -> run(Service.IMAP, IMAP, steps)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> a1 NOOP\n< a1 OK",
                "> a1 NOOP\n< * 3 EXISTS\n< a1 OK",
                "> a1 NOOP\n< ...\n<! * 3 EXISTS\n< a1 OK",
                "> a1 NOOP\n< ...\n< a1 NO",
                "> a1 NOOP\n< ...\n< a1 OK [Y]",
                "> a1 NOOP\n< ...\n< * 4 EXISTS\n< a1 OK",
                "> a1 NOOP\n"
                        + "< ...\n"
                        + "< * 1 FETCH (UID $u FLAGS ($Junk))\n"
                        + "< a1 OK\n"
                        + "> a3 NOOP\n"
                        + "< * 2 FETCH (UID $u)\n"
                        + "< a3 OK",
                "> a2 FETCH\n< * 1 FETCH (BODY[] {4}\n< a\n< c UID 7)\n< a2 OK",
            })
    void findsUntaggedLinesThatNobodyExpected(String steps) {
        assertThatThrownBy(() -> run(Service.IMAP, IMAP, steps)).isInstanceOf(AssertionError.class);
    }

    @Test
    void readsTitleHeadersAndEscapes() {
        Transcript transcript = Transcript.parse("x", "# A title.\nrfc: 5321\nmessages: 3\n\n1>| a\\r\\n\\xff\\\\\n");
        assertThat(transcript.title()).isEqualTo("A title.");
        assertThat(transcript.number("messages", 0)).isEqualTo(3);
        assertThat(transcript.steps()).containsExactly(new Step.Send(5, 1, "a\r\n\u00ff\\"));
    }

    private static void run(Service service, Map<String, String> answers, String steps) throws IOException {
        InMemoryTestBed bed = new InMemoryTestBed((connection, _) -> parrot(connection, answers));
        String opening = "< " + answers.get("").split(" ready")[0] + "\n";
        Transcript transcript = Transcript.parse("test", "# test\nstate: connected\n" + opening + steps);
        new TranscriptRunner(bed, service, transcript).run();
    }

    private static void parrot(Connection connection, Map<String, String> answers) {
        WireWriter writer = new WireWriter(connection);
        WireReader reader = new WireReader(connection, writer);
        try {
            String said = "";
            while (!said.equals("QUIT")) {
                writer.text(answers.get(said));
                said = reader.readLine(1000, Duration.ofSeconds(10)) instanceof Line.Complete line
                        ? line.text().orElseThrow()
                        : "";
            }
            writer.text(answers.get(said)).flush();
        } catch (IOException end) {
            connection.close();
        }
    }
}
