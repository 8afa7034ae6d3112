package org.mailmax.protocol.imap.command;

import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.FlagUpdate.Operation;
import org.mailmax.mail.message.Flags;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// STORE and UID STORE: change flags. RFC 9051 §6.4.6.
public record Store(MessageSet messages, FlagUpdate update, Echo echo) implements ImapCommand.Selected {

    /// Is the client told the flags it has just changed?
    public enum Echo {
        FLAGS,
        SILENT
    }

    /// `store = "STORE" SP sequence-set SP store-att-flags` — RFC 9051 §9
    static Store read(ImapTokens in, Naming naming) {
        in.sp();
        MessageSet messages = MessageSet.read(in, naming);
        in.sp();
        Operation operation = operation(in);
        Echo echo = echo(in.name());
        in.sp();
        Flags flags = in.peek() == '(' ? FlagGrammar.list(in) : FlagGrammar.bare(in);
        return new Store(messages, new FlagUpdate(operation, flags), echo);
    }

    @Override
    public boolean mayRenumber() {
        return messages.naming() == Naming.UID;
    }

    private static Operation operation(ImapTokens in) {
        if (in.skip('+')) {
            return Operation.ADD;
        }
        return in.skip('-') ? Operation.REMOVE : Operation.REPLACE;
    }

    private static Echo echo(String name) {
        return switch (name) {
            case "FLAGS" -> Echo.FLAGS;
            case "FLAGS.SILENT" -> Echo.SILENT;
            default -> throw new ImapSyntaxException("FLAGS or FLAGS.SILENT is missing");
        };
    }
}
