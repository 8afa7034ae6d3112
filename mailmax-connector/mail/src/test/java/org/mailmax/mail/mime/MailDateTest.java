package org.mailmax.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "Mon, 2 Mar 2026 10:20:30 +0100 → 2026-03-02T10:20:30+01:00",
                "2 Mar 2026 10:20 +0100 → 2026-03-02T10:20+01:00",
                "Mon, 02 MAR 2026 10:20:30 -0330 (comment) → 2026-03-02T10:20:30-03:30",
                "Mon,2 Mar 2026 10:20:30 GMT → 2026-03-02T10:20:30Z",
                "Mon, 2 Mar 2026 10:20:30 EST → 2026-03-02T10:20:30-05:00",
                "Mon, 2 Mar 2026 10:20:30 pdt → 2026-03-02T10:20:30-07:00",
                "Mon, 2 Mar 2026 10:20:30 K → 2026-03-02T10:20:30Z",
                "Mon, 2 Mar 2026 10:20:30 -0000 → 2026-03-02T10:20:30Z",
                "Mon, 2 Mar 2026 10:20:30 → 2026-03-02T10:20:30Z",
                "Mon, 2 Mar 2026 → 2026-03-02T00:00Z",
                "Mon (x (y)) , (z) 2 (z) Mar 2026 10:20:30 +0000 → 2026-03-02T10:20:30Z",
                "2 March 2026 10:20:30 +0000 → 2026-03-02T10:20:30Z",
                "2 Mar 26 10:20:30 +0000 → 2026-03-02T10:20:30Z",
                "2 Mar 99 10:20:30 +0000 → 1999-03-02T10:20:30Z",
                "2 Mar 126 10:20:30 +0000 → 2026-03-02T10:20:30Z",
                "Monday, 02-Mar-26 10:20:30 GMT → 2026-03-02T10:20:30Z",
                "02-Mar-2026 10:20:30 +0100 → 2026-03-02T10:20:30+01:00",
                "Mon Mar  2 10:20:30 2026 → 2026-03-02T10:20:30Z",
                "Mon Mar  2 10:20:30 EST 2026 → 2026-03-02T10:20:30-05:00",
                "2 Mar 2026 23:59:60 +0000 → 2026-03-02T23:59:59Z",
                "2 Mar 2026 10:20:30.123 +0000 → 2026-03-02T10:20:30Z",
                "2 Mar 2026 10:20:30 +9999 → 2026-03-02T10:20:30Z",
            })
    void readsDates(String text, String expected) {
        assertThat(MailDate.parse(text)).contains(OffsetDateTime.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "30 Feb 2026 10:20:30 +0000",
                "0 Mar 2026",
                "2 Foo 2026",
                "2 Mar 0000 10:20:30 +0000",
                "2 Mar 9999999999 10:20:30 +0000",
                "2 Mar 2026 25:00:00 +0000",
                "2 Mar 2026 10:x +0000",
                "Mar 2026",
                "((((((",
            })
    void whatIsNoDateIsNone(String text) {
        assertThat(MailDate.parse(text)).isEmpty();
    }

    @Test
    void writesWhatItReads() {
        OffsetDateTime moment = OffsetDateTime.parse("2026-03-02T01:02:03+01:00");

        assertThat(MailDate.format(moment)).isEqualTo("Mon, 2 Mar 2026 01:02:03 +0100");
        assertThat(MailDate.parse(MailDate.format(moment))).contains(moment);
        assertThat(MailDate.format(OffsetDateTime.parse("2026-03-02T01:02:03Z")))
                .endsWith(" +0000");
    }

    @Test
    void aMegabyteIsNotRead() {
        assertThat(MailDate.parse("(".repeat(1_000_000))).isEmpty();
        assertThat(MailDate.parse("2 Mar 2026 " + "1".repeat(1_000_000))).isPresent();
    }

    @Test
    void noTextMakesItFail() {
        String alphabet = "0123456789:.,+- ()\\MarjanEST";
        Fuzz.run("date", random -> {
            String text = random.ints(random.nextInt(40), 0, alphabet.length())
                    .mapToObj(i -> alphabet.substring(i, i + 1))
                    .collect(Collectors.joining());
            assertThat(MailDate.parse("2 Mar 2026 " + text)).isNotNull();
            assertThat(MailDate.parse(text)).isNotNull();
        });
    }
}
