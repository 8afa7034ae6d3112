package org.mailmax.web.webmail.compose;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.BodyStructure.Extent;
import org.mailmax.mail.mime.Envelope;
import org.mailmax.web.webmail.message.MessageParts;
import org.mailmax.web.webmail.message.Person;
import org.mailmax.web.webmail.message.ShownText;

/// The message an answer, a forwarded message or a draft is made from.
record Original(Envelope envelope, MessageParts parts, Content content, Instant received, List<String> thread) {

    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,250}>");
    private static final int MAX_THREAD = 20;

    static Original of(MessageView view) {
        var summary = view.summary().orElseThrow();
        Content content = view.content().orElseThrow();
        Extent extent = summary.structure().extent();
        return new Original(
                summary.envelope(),
                MessageParts.of(summary.structure()),
                content,
                view.received(),
                thread(content.slice(extent.headerOffset(), extent.headerLength()), summary.envelope()));
    }

    String subject() {
        return ShownText.of(envelope.subject());
    }

    List<Person> from() {
        return Person.of(envelope.from());
    }

    /// Where answers go: `Reply-To:` before `From:` (RFC 5322 §3.6.2).
    List<Person> answerTo() {
        return Person.of(envelope.replyTo().isEmpty() ? envelope.from() : envelope.replyTo());
    }

    /// The message identifiers it refers to, and its own (RFC 5322 §3.6.4).
    private static List<String> thread(Content header, Envelope envelope) {
        List<String> ids = Stream.concat(
                        ids(references(header)), ids(envelope.messageId().orElse("")))
                .toList();
        return ids.subList(Math.max(0, ids.size() - MAX_THREAD), ids.size());
    }

    private static String references(Content header) {
        try {
            String field = new InternetHeaders(header.open()).getHeader("References", " ");
            return field == null ? "" : field;
        } catch (MessagingException malformed) {
            return "";
        }
    }

    private static Stream<String> ids(String field) {
        return MESSAGE_ID.matcher(field).results().map(MatchResult::group);
    }
}
