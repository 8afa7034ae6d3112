package org.mailmax.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 22, 15, 0, 0, 0, ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1 kB", "1540,1.5 kB", "15400,15 kB", "999999,1 MB", "2500000000,2.5 GB"})
    void sizesAreRounded(long octets, String text) {
        assertThat(Format.size(octets, Locale.ENGLISH)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T08:05:00Z,09:05",
        "2026-11-21T23:30:00Z,00:30",
        "2026-11-21T12:00:00Z,21 Nov",
        "2025-12-31T12:00:00Z,2025-12-31"
    })
    void datesAreAsShortAsTheyCanBe(Instant instant, String text) {
        assertThat(Format.when(instant, NOW, Locale.ENGLISH)).isEqualTo(text);
    }
}
