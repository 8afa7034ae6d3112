package org.mailmax.mail.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.mailmax.mail.message.SearchCriterion;
import org.mailmax.mail.mime.HeaderFields;
import org.mailmax.mail.mime.HeaderText;
import org.mailmax.mail.mime.MailDate;
import org.mailmax.mail.mime.MessageTexts;
import org.mailmax.mail.mime.TextPattern;

/// Decides whether a message meets a criterion, by reading it anew each time.
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
            case SearchCriterion.Header(String field, String text) -> header(message, field, text);
            case SearchCriterion.Body(String text) -> read(() -> texts(message).bodyContains(TextPattern.of(text)));
            case SearchCriterion.Text(String text) -> read(() -> texts(message).contain(TextPattern.of(text)));
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

    private static boolean header(MemoryMessage message, String field, String text) {
        TextPattern pattern = TextPattern.of(text);
        return read(() -> HeaderFields.read(message.content())
                .named(field)
                .anyMatch(found -> pattern.isIn(HeaderText.decode(found.value()))));
    }

    private static Optional<LocalDate> sent(MemoryMessage message) {
        return Summaries.of(message.content())
                .envelope()
                .date()
                .flatMap(MailDate::parse)
                .map(OffsetDateTime::toLocalDate);
    }

    private static MessageTexts texts(MemoryMessage message) {
        return new MessageTexts(
                message.content(), Summaries.of(message.content()).structure());
    }

    private interface Reading {
        boolean get() throws IOException;
    }

    private static boolean read(Reading reading) {
        try {
            return reading.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
