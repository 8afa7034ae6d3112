package org.mailmax.access;

import java.io.IOException;
import java.util.Optional;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.HeaderFields;
import org.mailmax.mail.mime.HeaderText;
import org.mailmax.mail.mime.MessageSummary;
import org.mailmax.mail.mime.MessageTexts;
import org.mailmax.mail.mime.TextPattern;

/// The texts of one message, decoded, to be searched (RFC 9051 §6.4.4): substrings without case.
final class MessageText {

    private final MessageSummary summary;
    private final Content content;
    private Optional<HeaderFields> header = Optional.empty();

    MessageText(MessageSummary summary, Content content) {
        this.summary = summary;
        this.content = content;
    }

    MessageSummary summary() {
        return summary;
    }

    /// Has a field of this name that contains the text?
    boolean headerHas(String field, String text) throws IOException {
        TextPattern pattern = TextPattern.of(text);
        if (field.equalsIgnoreCase("Subject") && summary.envelope().subject().isPresent()) {
            return pattern.isIn(HeaderText.decode(summary.envelope().subject().get()));
        }
        return fields().named(field).anyMatch(each -> pattern.isIn(HeaderText.decode(each.value())));
    }

    /// Does any field, its name included, or the body contain the text?
    boolean has(String text) throws IOException {
        return texts().contain(TextPattern.of(text));
    }

    /// Does any text part, or the header of a part or message in this message, contain the text?
    boolean bodyHas(String text) throws IOException {
        return texts().bodyContains(TextPattern.of(text));
    }

    private MessageTexts texts() {
        return new MessageTexts(content, summary.structure());
    }

    private HeaderFields fields() throws IOException {
        if (header.isEmpty()) {
            header = Optional.of(HeaderFields.read(content, summary.structure().extent()));
        }
        return header.get();
    }
}
