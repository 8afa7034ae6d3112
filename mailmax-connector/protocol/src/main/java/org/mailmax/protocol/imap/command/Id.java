package org.mailmax.protocol.imap.command;

import java.util.List;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// ID: who are you? RFC 2971 §3.1. What the client says of itself is read and forgotten.
public record Id() implements ImapCommand.AnyState {

    /// RFC 2971 §3.3: at most 30 pairs.
    private static final int MAX_STRINGS = 60;

    /// `id = "ID" SP id-params-list` — RFC 2971 §4
    static Id read(ImapTokens in) {
        in.sp();
        if (!in.skipKeyword("NIL")) {
            List<?> strings = in.list(in::nstring);
            if (strings.size() > MAX_STRINGS || strings.size() % 2 != 0) {
                throw new ImapSyntaxException("ID wants pairs of field and value");
            }
        }
        return new Id();
    }
}
