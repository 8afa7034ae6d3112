package org.mailmax.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.testkit.InMemoryConnection;
import org.mailmax.protocol.testkit.InMemoryTestBed;
import org.mailmax.protocol.testkit.PiecewiseConnection;
import org.mailmax.protocol.testkit.Transcript;
import org.mailmax.protocol.wire.Spools;

/// Whatever stands before the hidden second message, it stays the text of the first one or spoils it (CVE-2023-51764,
/// CVE-2023-51765, CVE-2023-51766), wherever the network cuts the octets.
class SmugglingTest {

    private static final String HIDDEN = "MAIL FROM:<root@here.test>\r\nRCPT TO:<bob@here.test>\r\nDATA\r\nevil\r\n";

    @TempDir
    Path spool;

    private InMemoryTestBed bed;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\n.\\n",
                "\\n.\\r",
                "\\r.\\n",
                "\\r.\\r",
                "\\n.\\r\\n",
                "\\r.\\r\\n",
                "\\r\\n.\\n",
                "\\r\\n.\\r",
                "\\r\\n.\\r\\r\\n",
                "\\r\\r\\n.\\r\\r\\n",
                "\\r\\n\\r.\\r\\n",
                "\\n\\n.\\r\\n",
            })
    void aBareLineEndSpoilsTheMessage(String form) throws IOException {
        for (String[] pieces : cuts(Transcript.unescape(form))) {
            assertThat(converse(pieces))
                    .as("%s cut as %s", form, Arrays.toString(pieces))
                    .containsSubsequence("354", "550-5.5.2", "221-2.0.0");
            assertThat(mail("ann")).isEmpty();
            assertThat(mail("bob")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\r\\n\\0.\\r\\n",
                "\\r\\n.\\0\\r\\n",
                "\\r\\n.\\t\\r\\n",
                "\\r\\n. \\r\\n",
                "\\x85.\\x85",
                "\\xe2\\x80\\xa8.\\xe2\\x80\\xa8",
                "\\r\\n..\\r\\n",
                "\\r\\n.\\x0b\\r\\n",
                "\\r\\n.\\x0c\\r\\n",
            })
    void whatOnlyLooksLikeAnEndIsText(String form) throws IOException {
        for (String[] pieces : cuts(Transcript.unescape(form))) {
            assertThat(converse(pieces))
                    .as("%s cut as %s", form, Arrays.toString(pieces))
                    .containsSubsequence("354", "250-2.0.0", "221-2.0.0");
            assertThat(mail("ann")).hasSize(1);
            assertThat(mail("ann").getFirst())
                    .contains("MAIL FROM:<root@here.test>\r\n")
                    .endsWith("evil\r\n");
            assertThat(mail("bob")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n.\\n", "\\n.\\r\\n", "\\r\\n.\\n"})
    void aMessageAlreadyTooLargeIsNoWayAround(String form) throws IOException {
        String text = "x".repeat(70) + "\r\n";
        String[] pieces = cuts(text.repeat(40) + Transcript.unescape(form)).getLast();
        assertThat(converse(pieces)).containsSubsequence("354", "550-5.5.2", "221-2.0.0");
        assertThat(mail("bob")).isEmpty();
    }

    /// One message with the form and a hidden message in it, in two pieces, cut before every octet of the form.
    private static List<String[]> cuts(String form) {
        String before = "Subject: x\r\n\r\ntext";
        String after = HIDDEN + ".\r\nQUIT\r\n";
        String whole = before + form + after;
        return IntStream.rangeClosed(before.length() - 1, before.length() + form.length() + 1)
                .mapToObj(cut -> new String[] {whole.substring(0, cut), whole.substring(cut)})
                .toList();
    }

    /// @return codes and statuses of all replies
    private List<String> converse(String... pieces) throws IOException {
        bed = new InMemoryTestBed((_, _) -> {});
        bed.account("ann");
        bed.account("bob");
        InMemoryConnection connection = InMemoryConnection.of(Service.SMTP);
        String[] all = new String[pieces.length + 3];
        all[0] = "EHLO client.test\r\n";
        all[1] = "MAIL FROM:<eve@elsewhere.test>\r\nRCPT TO:<ann@here.test>\r\n";
        all[2] = "DATA\r\n";
        System.arraycopy(pieces, 0, all, 3, pieces.length);
        SmtpSettings settings = SmtpSettings.of("mx.here.test")
                .with(SmtpSettings.Sizes.DEFAULT.withMessage(2000))
                .with(new SmtpSettings.Times(
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(3),
                        0,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofDays(1)));
        new SmtpSession(new PiecewiseConnection(connection, all), bed.transfer(), new Spools(spool), settings).run();
        return replies(connection);
    }

    private static List<String> replies(InMemoryConnection connection) {
        List<String> replies = new ArrayList<>();
        for (Optional<String> line = read(connection); line.isPresent(); line = read(connection)) {
            String[] words = line.get().split("[ -]", 3);
            replies.add(words[1].matches("\\d\\.\\d\\.\\d+") ? words[0] + "-" + words[1] : words[0]);
        }
        return replies;
    }

    private static Optional<String> read(InMemoryConnection connection) {
        return connection.client().readLine(Duration.ofSeconds(1));
    }

    private List<String> mail(String part) {
        return bed.inbox(part).stream()
                .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                .toList();
    }
}
