package org.mailmax.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {

    @Test
    void endsWithTheEmptyLine() {
        Header header = read("Subject: x\r\nDate: y\r\n\r\n");
        assertThat(header.isComplete()).isTrue();
        assertThat(text(header.fields())).isEqualTo("Subject: x\r\nDate: y\r\n");
        assertThat(text(header.rest())).isEqualTo("\r\n");
    }

    @Test
    void knowsItsFieldsWithoutCase() {
        Header header = read("SUBJECT: x\r\nmessage-id: y\r\nX-Date: z\r\n folded\r\n\tDate: no\r\n\r\n");
        assertThat(header.has("subject")).isTrue();
        assertThat(header.has("message-id")).isTrue();
        assertThat(header.has("date")).isFalse();
    }

    @Test
    void oldFieldsMayHaveBlanksBeforeTheColon() {
        Header header = read("Date : x\r\nSubject\t: y\r\n\r\n");
        assertThat(header.has("date")).isTrue();
        assertThat(header.has("subject")).isTrue();
        assertThat(text(header.rest())).isEqualTo("\r\n");
    }

    @Test
    void countsTraceLines() {
        assertThat(read("Received: a\r\nreceived: b\r\n\tReceived: c\r\nX-Received: d\r\n\r\n")
                        .hops())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello Bob\r\n",
                "Hello:you\r\n there\r\nno field\r\n",
                ": x\r\n",
                "\u00e4: x\r\n",
                "From ann: Mon\r\n",
                " : x\r\n",
                "From ann Mon\r\n",
                " x\r\n",
                "justaverylongwordwithoutcolon\r\n"
            })
    void aLineThatIsNoFieldBeginsTheBody(String octets) {
        Header header = read(octets);
        assertThat(header.isComplete()).isTrue();
        assertThat(text(header.rest())).startsWith("\r\n").hasSizeGreaterThan(4);
        assertThat(text(header.fields()) + text(header.rest()).substring(2)).isEqualTo(octets);
    }

    @Test
    void aHeaderWithoutBodyIsAllFields() {
        Header header = read("Subject: x\r\n");
        assertThat(header.isComplete()).isFalse();
        assertThat(text(header.fields())).isEqualTo("Subject: x\r\n");
        assertThat(header.rest()).isEmpty();
    }

    @Test
    void anEmptyMessageHasNeither() {
        Header header = read("");
        assertThat(header.fields()).isEmpty();
        assertThat(header.rest()).isEmpty();
    }

    @Test
    void hasALimit() {
        Header header = read("X: " + "y".repeat(1000) + "\r\n\r\n");
        assertThat(header.isTooLarge()).isTrue();
    }

    private static Header read(String octets) {
        Header header = new Header(500, 100);
        for (byte octet : octets.getBytes(StandardCharsets.ISO_8859_1)) {
            if (!header.isComplete()) {
                header.take(octet);
            }
        }
        return header;
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
