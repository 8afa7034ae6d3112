package org.mailmax.protocol.imap.command;

import org.mailmax.protocol.imap.syntax.ImapTokens;
import org.mailmax.protocol.imap.syntax.NumberSet;

/// The messages a command is about.
public sealed interface MessageSet {

    Naming naming();

    /// Message sequence numbers.
    record Numbers(NumberSet numbers) implements MessageSet {
        @Override
        public Naming naming() {
            return Naming.SEQUENCE;
        }
    }

    /// UIDs.
    record Uids(NumberSet numbers) implements MessageSet {
        @Override
        public Naming naming() {
            return Naming.UID;
        }
    }

    /// `$`, what the last SEARCH saved (RFC 9051 §6.4.4.1).
    record SavedResult(Naming naming) implements MessageSet {}

    /// `sequence-set =/ seq-last-command` (RFC 9051 §9).
    static MessageSet read(ImapTokens in, Naming naming) {
        if (in.skip('$')) {
            return new SavedResult(naming);
        }
        return naming == Naming.UID ? new Uids(in.sequenceSet()) : new Numbers(in.sequenceSet());
    }
}
