package org.mailmax.mail.memory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmax.mail.message.SearchCriterion;

/// Decides whether a message meets a criterion, by reading it anew each time. Encoded words and body encodings are not
/// decoded: tests of those belong to the real implementation.
final class MemorySearch {

    private MemorySearch() {}

    static boolean matches(MemoryMessage message, SearchCriterion criterion) {
        return switch (criterion) {
            case SearchCriterion.All() -> true;
            case SearchCriterion.Not(SearchCriterion inner) -> !matches(message, inner);
            case SearchCriterion.And(var all) -> all.stream().allMatch(each -> matches(message, each));
            case SearchCriterion.Or(var left, var right) -> matches(message, left) || matches(message, right);
            case SearchCriterion.UidIn(var uids) -> uids.contains(message.uid());
            case SearchCriterion.HasFlag(var flag) -> message.flags().contains(flag);
            case SearchCriterion.Header(String field, String text) ->
                fields(message, field).anyMatch(value -> contains(value, text));
            case SearchCriterion.Body(String text) -> contains(body(message), text);
            case SearchCriterion.Text(String text) -> contains(octets(message), text);
            case SearchCriterion.Received(Instant from, Instant before) ->
                !message.received().isBefore(from) && message.received().isBefore(before);
            case SearchCriterion.Sent(LocalDate from, LocalDate before) ->
                sent(message)
                        .filter(day -> !day.isBefore(from) && day.isBefore(before))
                        .isPresent();
            case SearchCriterion.LargerThan(long octets) -> message.content().size() > octets;
            case SearchCriterion.SmallerThan(long octets) -> message.content().size() < octets;
            case SearchCriterion.ModSeqFrom(long modSeq) -> message.modSeq() >= modSeq;
        };
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static String octets(MemoryMessage message) {
        return new String(message.content().toByteArray(), StandardCharsets.UTF_8);
    }

    private static String body(MemoryMessage message) {
        String[] parts = octets(message).split("\r\n\r\n", 2);
        return parts.length == 2 ? parts[1] : "";
    }

    private static Stream<String> fields(MemoryMessage message, String name) {
        String header = octets(message).split("\r\n\r\n", 2)[0].replaceAll("\r\n(?=[ \t])", "");
        return Arrays.stream(header.split("\r\n"))
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip());
    }

    private static Optional<LocalDate> sent(MemoryMessage message) {
        try {
            return fields(message, "Date")
                    .findFirst()
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toLocalDate());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
