package org.mailmax.mail.memory;

import java.util.List;
import java.util.Optional;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.BodyStructure;
import org.mailmax.mail.mime.Envelope;
import org.mailmax.mail.mime.MessageSummary;
import org.mailmax.mail.mime.Parameters;
import org.mailmax.mail.mime.PartHeader;

/// The summary of a message, as far as tests need one: a single text part.
final class Summaries {

    private static final Envelope EMPTY = new Envelope(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    private static final PartHeader TEXT = new PartHeader(
            "text",
            "plain",
            Parameters.NONE,
            Optional.empty(),
            Optional.empty(),
            "7BIT",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    private Summaries() {}

    static MessageSummary of(Content content) {
        return new MessageSummary(
                EMPTY, new BodyStructure.Leaf(TEXT, new BodyStructure.Extent(0, 0, 0, content.size()), 0));
    }
}
