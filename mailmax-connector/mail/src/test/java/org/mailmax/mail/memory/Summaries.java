package org.mailmax.mail.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.MessageSummary;
import org.mailmax.mail.mime.MimeIndexer;

/// The summary of a message, made anew each time it is asked for.
final class Summaries {

    private Summaries() {}

    static MessageSummary of(Content content) {
        try {
            return MimeIndexer.index(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
