package org.mailmax.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailmax.folder.Keywords;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.mime.MessageSummary;
import org.mailmax.mail.port.MailException;

/// Some messages of a folder, as they were when the page was taken.
final class FolderPage {

    private final List<MessageRow> rows;
    private final Keywords keywords;

    FolderPage(FolderView view, UidSet uids) throws MailException {
        rows = view.read(all -> rows(all, uids));
        keywords = view.numbers().keywords();
    }

    /// The messages with the parts wanted, ascending by UID.
    List<MessageView> fetch(Set<FetchPart> parts, ContentIndex contents) throws MailException {
        List<Long> ids = rows.stream().map(MessageRow::contentId).distinct().toList();
        Map<Long, MessageSummary> summaries = parts.contains(FetchPart.SUMMARY) ? contents.summaries(ids) : Map.of();
        Map<Long, Content> octets = parts.contains(FetchPart.CONTENT) ? contents.contents(ids) : Map.of();
        List<MessageView> views = new ArrayList<>(rows.size());
        for (MessageRow row : rows) {
            if (isThere(row, parts, summaries, octets)) {
                views.add(view(row, summaries, octets));
            }
        }
        return views;
    }

    /// A message that was expunged while the page was read, and swept, is gone.
    private static boolean isThere(
            MessageRow row, Set<FetchPart> parts, Map<Long, MessageSummary> summaries, Map<Long, Content> octets) {
        return (!parts.contains(FetchPart.SUMMARY) || summaries.containsKey(row.contentId()))
                && (!parts.contains(FetchPart.CONTENT) || octets.containsKey(row.contentId()));
    }

    private MessageView view(MessageRow row, Map<Long, MessageSummary> summaries, Map<Long, Content> octets) {
        return new MessageView(
                row.uid(),
                keywords.flags(row.flags()),
                row.modSeq(),
                Instant.ofEpochSecond(row.receivedAt()),
                row.octets(),
                Optional.ofNullable(summaries.get(row.contentId())),
                Optional.ofNullable(octets.get(row.contentId())));
    }

    private static List<MessageRow> rows(FolderColumns all, UidSet uids) {
        UidList list = all.uids();
        List<MessageRow> rows = new ArrayList<>();
        for (UidSet.Range range : uids.ranges()) {
            int from = list.indexOf(range.first());
            int index = from >= 0 ? from : -from - 1;
            while (index < list.size() && list.get(index) <= range.last()) {
                rows.add(all.get(index++));
            }
        }
        return rows;
    }
}
