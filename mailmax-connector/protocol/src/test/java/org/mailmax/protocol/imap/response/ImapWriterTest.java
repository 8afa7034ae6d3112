package org.mailmax.protocol.imap.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.Flags;
import org.mailmax.protocol.testkit.InMemoryConnection;
import org.mailmax.protocol.wire.WireWriter;

class ImapWriterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InMemoryConnection connection = InMemoryConnection.of(Service.IMAP);
    private final ImapWriter out = new ImapWriter(new WireWriter(connection));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"abc|\"abc\"", "a \"b\\c|\"a \\\"b\\\\c\"", "~~|\"\""})
    void quotesWhatCanBeQuoted(String text, String written) throws IOException {
        out.string(text).end();
        assertThat(line()).isEqualTo(written);
    }

    @Test
    void whatCannotBeQuotedIsALiteral() throws IOException {
        out.string("a\rb\u00fc").end();
        assertThat(line()).isEqualTo("{5}");
        assertThat(connection.client().readOctets(5, PATIENCE)).containsExactly('a', '\r', 'b', 0xC3, 0xBC);
        out.string("x".repeat(2000)).end();
        assertThat(line()).isEmpty();
        assertThat(line()).isEqualTo("{2000}");
    }

    @ParameterizedTest
    @CsvSource({"0", "7", "10", "4294967295", "9223372036854775807"})
    void writesNumbers(String number) throws IOException {
        out.number(Long.parseLong(number)).end();
        assertThat(line()).isEqualTo(number);
    }

    @Test
    void writesMailboxNames() throws IOException {
        out.mailbox("INBOX")
                .sp()
                .mailbox("a b")
                .sp()
                .mailbox("nil")
                .sp()
                .mailbox("")
                .sp()
                .mailbox("x]y")
                .end();
        assertThat(line()).isEqualTo("INBOX \"a b\" \"nil\" \"\" x]y");
    }

    /// U+010A would be a line feed if only its low octet were written.
    @Test
    void noTextEndsALine() throws IOException {
        out.line("a1 NO \u010Aa2 OK \r\n* BYE");
        FlagsResponse.changed(out, 1, Flags.of(new Flag("x\u010D\u010A")));
        assertThat(line()).isEqualTo("a1 NO ?a2 OK ??* BYE");
        assertThat(line()).isEqualTo("* 1 FETCH (FLAGS (x??))");
    }

    @Test
    void longTextGoesThroughTheBufferInPieces() throws IOException {
        String numbers = "1234567,".repeat(5000);
        out.ascii(numbers).end();
        assertThat(line()).isEqualTo(numbers);
    }

    private String line() throws IOException {
        out.flush();
        return connection.client().readLine(PATIENCE).orElseThrow();
    }
}
