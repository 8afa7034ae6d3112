package org.mailmax.administration;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Times to wait as administrators write them: `90s`, `5m`, `2h`, `5d`.
public final class TimeWords {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private TimeWords() {}

    /// @throws DateTimeParseException when it is none
    public static Duration read(String word) {
        String text = word.strip();
        return Duration.parse(text.endsWith("d") ? "P" + text : "PT" + text);
    }

    /// Separated by commas or blanks; none for an empty text.
    ///
    /// @throws DateTimeParseException when one is none
    public static List<Duration> readAll(String words) {
        return words.isBlank()
                ? List.of()
                : Arrays.stream(words.strip().split("[,\\s]+"))
                        .map(TimeWords::read)
                        .toList();
    }

    /// In the largest unit that is exact.
    public static String write(Duration time) {
        long seconds = time.toSeconds();
        if (seconds % DAY == 0) {
            return seconds / DAY + "d";
        }
        if (seconds % HOUR == 0) {
            return seconds / HOUR + "h";
        }
        return seconds % MINUTE == 0 ? seconds / MINUTE + "m" : seconds + "s";
    }

    public static String writeAll(List<Duration> times) {
        return times.stream().map(TimeWords::write).collect(Collectors.joining(", "));
    }
}
