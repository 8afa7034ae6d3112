package org.mailmax.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmax.folder.Chunks;
import org.mailmax.folder.Keywords;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.SearchCriterion;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.mime.MailDate;
import org.mailmax.mail.mime.MessageSummary;
import org.mailmax.mail.port.MailException;

/// Finds messages. The view decides as many as it can; the others are read, page by page.
@ApplicationScoped
public class MessageSearch {

    private static final int PAGE = 200;

    @Inject
    private ContentIndex contents;

    public UidSet search(FolderView view, SearchCriterion criterion) throws MailException {
        Keywords keywords = view.numbers().keywords();
        List<Long> found = new ArrayList<>();
        List<MessageRow> open = view.read(all -> decide(all, new ViewSearch(keywords), criterion, found));
        for (List<MessageRow> page : Chunks.of(open, PAGE)) {
            read(page, new ViewSearch(keywords), criterion, found);
        }
        return UidSet.of(found.stream().mapToLong(Long::longValue));
    }

    /// @return the messages that have to be read
    private static List<MessageRow> decide(
            FolderColumns all, ViewSearch search, SearchCriterion criterion, List<Long> found) {
        List<MessageRow> open = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            MessageRow row = all.get(i);
            switch (search.verdict(row, criterion)) {
                case YES -> found.add(row.uid());
                case OPEN -> open.add(row);
                case NO -> {}
            }
        }
        return open;
    }

    private void read(List<MessageRow> page, ViewSearch search, SearchCriterion criterion, List<Long> found)
            throws MailException {
        List<Long> ids = page.stream().map(MessageRow::contentId).distinct().toList();
        Map<Long, MessageSummary> summaries = contents.summaries(ids);
        Map<Long, Content> octets = contents.contents(ids);
        for (MessageRow row : page) {
            if (summaries.containsKey(row.contentId()) && octets.containsKey(row.contentId())) {
                MessageText text = new MessageText(summaries.get(row.contentId()), octets.get(row.contentId()));
                if (meets(row, text, search, criterion)) {
                    found.add(row.uid());
                }
            }
        }
    }

    private static boolean meets(MessageRow row, MessageText text, ViewSearch search, SearchCriterion criterion)
            throws MailException {
        try {
            return new Match(row, text, search).meets(criterion);
        } catch (UncheckedIOException e) {
            throw new MailException.TryLater("a message cannot be read", e);
        }
    }

    /// One message against the whole criterion.
    private record Match(MessageRow row, MessageText text, ViewSearch search) {

        boolean meets(SearchCriterion criterion) {
            return switch (criterion) {
                case SearchCriterion.Not(var inner) -> !meets(inner);
                case SearchCriterion.And(var criteria) -> criteria.stream().allMatch(this::meets);
                case SearchCriterion.Or(var left, var right) -> meets(left) || meets(right);
                case SearchCriterion.Header(String field, String part) -> read(() -> text.headerHas(field, part));
                case SearchCriterion.Body(String part) -> read(() -> text.bodyHas(part));
                case SearchCriterion.Text(String part) -> read(() -> text.has(part));
                case SearchCriterion.Sent(LocalDate from, LocalDate before) ->
                    sent().filter(day -> !day.isBefore(from) && day.isBefore(before))
                            .isPresent();
                default -> search.verdict(row, criterion) == SearchVerdict.YES;
            };
        }

        private Optional<LocalDate> sent() {
            return text.summary().envelope().date().flatMap(MailDate::parse).map(OffsetDateTime::toLocalDate);
        }

        private static boolean read(Reading reading) {
            try {
                return reading.get();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private interface Reading {
        boolean get() throws IOException;
    }
}
