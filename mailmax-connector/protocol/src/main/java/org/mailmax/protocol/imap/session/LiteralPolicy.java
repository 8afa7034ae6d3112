package org.mailmax.protocol.imap.session;

import org.mailmax.protocol.imap.response.ResponseCode;
import org.mailmax.protocol.imap.syntax.CommandFrame;

/// What is done with a literal that a client announces, decided before it is told to go on.
interface LiteralPolicy {

    /// @param soFar the command up to and with the announcement
    /// @param size in octets
    Verdict decide(CommandFrame soFar, long size);

    sealed interface Verdict {

        /// Into memory: it is small.
        record Keep() implements Verdict {}

        /// It is a message: where it finds room.
        record Spool() implements Verdict {}

        /// The command fails.
        record Refuse(Reply.Condition condition, ResponseCode code, String text) implements Verdict {}

        /// The connection is closed.
        record Close(ResponseCode code, String text) implements Verdict {}
    }
}
