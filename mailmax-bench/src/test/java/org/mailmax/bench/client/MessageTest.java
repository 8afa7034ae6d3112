package org.mailmax.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

    private static String text(Message message) {
        return new String(message.octets(), 0, message.length(), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(ints = {900, 901, 902, 975, 1024, 4096, 16384, 16385, 16386, 102_400, 5 * 1024 * 1024})
    void hasExactlyTheSizeAndOnlyProperLines(int size) {
        String text = text(new Message(size, 42).number(7));
        assertThat(text).hasSize(size).endsWith("--\r\n").doesNotContain("\n.");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(text.lines().mapToInt(String::length).max().orElseThrow()).isLessThan(100);
    }

    @Test
    void everySizeWorksWithEverySeed() {
        for (int size = Message.SMALLEST; size < Message.SMALLEST + 300; size++) {
            String text = text(new Message(size, size));
            assertThat(text).hasSize(size);
            assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        }
    }

    @Test
    void isFollowedByTheEndOfData() {
        Message message = new Message(4096, 1);
        assertThat(message.octets()).hasSize(4099).endsWith('\r', '\n', '.', '\r', '\n');
    }

    @Test
    void everyHundredthCarriesTheRareWords() {
        Message message = new Message(4096, 1);
        assertThat(text(message.number(300))).contains(Message.RARE_SUBJECT, Message.RARE_TEXT);
        assertThat(text(message.number(301))).doesNotContain(Message.RARE_SUBJECT, Message.RARE_TEXT);
    }

    @Test
    void carriesItsNumber() {
        Message message = new Message(4096, 1);
        String first = text(message.number(0xabc));
        assertThat(first).contains("Message-ID: <0000000000000abc@bench.example.org>");
        assertThat(text(message.number(-1))).contains("<ffffffffffffffff@").isNotEqualTo(first);
    }

    @Test
    void refusesToBeTooSmall() {
        assertThatThrownBy(() -> new Message(899, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
