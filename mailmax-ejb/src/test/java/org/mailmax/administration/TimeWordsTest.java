package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWordsTest {

    @ParameterizedTest
    @CsvSource({"90s, 90", "5m, 300", "2h, 7200", "5d, 432000"})
    void aTimeIsReadAndWrittenInItsUnit(String word, long seconds) {
        assertThat(TimeWords.read(word)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(TimeWords.write(Duration.ofSeconds(seconds))).isEqualTo(word);
    }

    @Test
    void manyAreSeparatedByCommasOrBlanks() {
        assertThat(TimeWords.readAll(" 1m, 5m 1h")).extracting(TimeWords::write).containsExactly("1m", "5m", "1h");
        assertThat(TimeWords.readAll("  ")).isEmpty();
        assertThat(TimeWords.writeAll(List.of(Duration.ofMinutes(1), Duration.ofHours(1))))
                .isEqualTo("1m, 1h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "m", "five minutes", ""})
    void whatIsNoTimeIsRefused(String word) {
        assertThatThrownBy(() -> TimeWords.read(word)).isInstanceOf(DateTimeParseException.class);
    }
}
