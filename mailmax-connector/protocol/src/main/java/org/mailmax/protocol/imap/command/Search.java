package org.mailmax.protocol.imap.command;

import java.util.Optional;
import java.util.Set;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// SEARCH and UID SEARCH: which messages …? RFC 9051 §6.4.4.
///
/// @param returns absent without RETURN; `RETURN ()` stands for ALL
/// @param charset as it was written, in upper case
public record Search(Naming naming, Optional<Set<Return>> returns, Optional<String> charset, SearchKey key)
        implements ImapCommand.Selected {

    /// What is to be told of the messages found (RFC 9051 §6.4.4).
    public enum Return {
        MIN,
        MAX,
        ALL,
        COUNT,
        SAVE
    }

    /// `search = "SEARCH" [search-return-opts] SP search-program` — RFC 9051 §9
    static Search read(ImapTokens in, Naming naming) {
        return SearchGrammar.read(in, naming);
    }

    @Override
    public boolean mayRenumber() {
        return naming == Naming.UID;
    }
}
