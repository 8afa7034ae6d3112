package org.mailmax.protocol.imap.session;

import java.util.Optional;
import org.mailmax.protocol.imap.response.ResponseCode;
import org.mailmax.protocol.imap.syntax.CommandFrame;

/// What came in place of a command.
sealed interface Received {

    record Command(CommandFrame frame) implements Received {}

    /// It was not read to its end, or not kept.
    record Rejected(Optional<String> tag, Reply.Condition condition, ResponseCode code, String text)
            implements Received {}
}
