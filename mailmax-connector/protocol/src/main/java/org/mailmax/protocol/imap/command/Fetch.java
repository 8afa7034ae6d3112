package org.mailmax.protocol.imap.command;

import java.util.List;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// FETCH and UID FETCH: tell about messages. RFC 9051 §6.4.5.
///
/// @param items none twice, in the order asked for
public record Fetch(MessageSet messages, List<FetchItem> items) implements ImapCommand.Selected {

    /// `fetch = "FETCH" SP sequence-set SP ("ALL" / "FULL" / "FAST" / fetch-att / "(" fetch-att *(SP fetch-att) ")")`
    /// — RFC 9051 §9
    static Fetch read(ImapTokens in, Naming naming) {
        in.sp();
        MessageSet messages = MessageSet.read(in, naming);
        in.sp();
        return new Fetch(messages, FetchGrammar.items(in));
    }

    @Override
    public boolean mayRenumber() {
        return messages.naming() == Naming.UID;
    }

    /// Does this FETCH set `\Seen`?
    public boolean setsSeen() {
        return items.stream().anyMatch(FetchItem::setsSeen);
    }
}
