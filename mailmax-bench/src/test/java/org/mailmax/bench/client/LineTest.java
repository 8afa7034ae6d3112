package org.mailmax.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTest {

    private static Line line(String text) {
        byte[] bytes = ("before" + text + "after").getBytes(StandardCharsets.ISO_8859_1);
        return new Line().over(bytes, 6, text.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "* 1 FETCH (BODY[] {4096}|4096",
                "{0}|0",
                "x {12|-1",
                "x 12}|-1",
                "x {}|-1",
                "}|-1",
                "{a1}|-1",
                "~{77}|77"
            })
    void readsTheLiteralAtTheEnd(String text, long octets) {
        assertThat(line(text).literal()).isEqualTo(octets);
    }

    @Test
    void looksOnlyAtItsOwnOctets() {
        assertThat(line("ab").startsWith("aba")).isFalse();
        assertThat(line("ab").startsWith("ab")).isTrue();
        assertThat(line("1").number(0)).isEqualTo(1);
        assertThat(line("x MESSAGES 5").findLast("after")).isEqualTo(-1);
        assertThat(line("abab").findLast("ab")).isEqualTo(2);
        assertThat(line("").literal()).isEqualTo(-1);
    }

    @Test
    void countsNumbers() {
        assertThat(line("* SEARCH").countNumbers(8)).isZero();
        assertThat(line("* SEARCH 1 22 333").countNumbers(8)).isEqualTo(3);
    }
}
