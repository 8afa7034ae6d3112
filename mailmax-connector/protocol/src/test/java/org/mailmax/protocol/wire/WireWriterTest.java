package org.mailmax.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.testkit.InMemoryConnection;

class WireWriterTest {

    private final InMemoryConnection connection = InMemoryConnection.of(Service.IMAP);
    private final WireWriter writer = new WireWriter(connection);

    @Test
    void keepsTheOrderOfTextOctetsAndContents() throws IOException {
        Content content = Content.of("0123456789".getBytes(StandardCharsets.US_ASCII));
        writer.text("a")
                .octet('b')
                .octets(new byte[] {'c'})
                .content(content, 2, 3)
                .line("d");
        writer.octets("e".repeat(5000).getBytes(StandardCharsets.US_ASCII)).crlf();
        writer.flush();
        assertThat(connection.client().readLine(Duration.ZERO)).contains("abc234d");
        assertThat(connection.client().readLine(Duration.ZERO)).contains("e".repeat(5000));
    }

    @Test
    void manySmallPiecesAddUp() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            writer.octet('x').text("y");
        }
        writer.crlf().flush();
        assertThat(connection.client().readLine(Duration.ZERO)).contains("xy".repeat(10_000));
    }

    @Test
    void nothingGoesOutBeforeItIsFlushed() throws IOException {
        writer.line("a");
        assertThat(connection.client().hasInput()).isFalse();
        writer.flush();
        assertThat(connection.client().hasInput()).isTrue();
    }
}
