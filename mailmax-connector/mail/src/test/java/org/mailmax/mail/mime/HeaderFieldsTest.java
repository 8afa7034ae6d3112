package org.mailmax.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.message.Content;

class HeaderFieldsTest {

    private static final String BLOCK = """
        Received: one
        \tfolded
        SUBJECT : Hello\s
        no colon here
        Received: two
        X-Last: end

        """;

    private final HeaderFields fields = HeaderFields.of(octets(BLOCK));

    @Test
    void fieldsAreFoundByNameInAnyCase() {
        assertThat(fields.first("subject")).contains("Hello");
        assertThat(fields.named("received").map(HeaderFields.Field::value)).containsExactly("one\tfolded", "two");
        assertThat(fields.first("receive")).isEmpty();
        assertThat(fields.all()).hasSize(5);
    }

    @Test
    void theOctetsOfFieldsStayAsTheyAre() {
        assertThat(text(fields.only(List.of("RECEIVED", "X-Nothing"))))
                .isEqualTo("Received: one|\tfolded|Received: two||");
        assertThat(text(fields.without(List.of("received", "subject")))).isEqualTo("no colon here|X-Last: end||");
        assertThat(text(fields.only(List.of()))).isEqualTo("|");
    }

    @Test
    void aMessageIsReadUpToItsEmptyLine() throws IOException {
        HeaderFields read = HeaderFields.read(Content.of(octets(BLOCK + "Subject: not this\n")));

        assertThat(read.named("subject")).hasSize(1);
    }

    @Test
    void aBlockWithoutEndIsRead() {
        assertThat(HeaderFields.of(octets("A: b")).first("a")).contains("b");
        assertThat(HeaderFields.of(octets("A: b\n c")).first("a")).contains("b c");
        assertThat(HeaderFields.of(octets("")).all()).isEmpty();
        assertThat(HeaderFields.of(octets("\nA: b\n")).all()).isEmpty();
        assertThat(HeaderFields.of(octets(":")).all()).hasSize(1);
    }

    @Test
    void aHeaderOfManyMegabytesIsCut() throws IOException {
        HeaderFields read = HeaderFields.read(Content.of(octets("A: b\n" + "X: y\n".repeat(1_000_000))));

        assertThat(read.first("a")).contains("b");
        assertThat(read.all()).hasSizeBetween(100_000, HeaderFields.MAX_OCTETS / 6 + 1);
    }

    private static byte[] octets(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8).replace("\r\n", "|");
    }
}
