package org.mailmax.protocol.imap.command;

import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.Flags;
import org.mailmax.protocol.imap.syntax.ImapDates;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// APPEND: put a message into a mailbox. RFC 9051 §6.3.12.
///
/// @param mailbox the name as it was written
/// @param message its octets, readable until the command is over
public record Append(String mailbox, Flags flags, Optional<Instant> received, Content message)
        implements ImapCommand.Authenticated {

    /// `append = "APPEND" SP mailbox [SP flag-list] [SP date-time] SP append-data` — RFC 9051 §9
    static Append read(ImapTokens in) {
        in.sp();
        String mailbox = in.astring();
        in.sp();
        Flags flags = in.peek() == '(' ? flags(in) : Flags.NONE;
        Optional<Instant> received = in.peek() == '"' ? Optional.of(received(in)) : Optional.empty();
        return new Append(mailbox, flags, received, in.literal());
    }

    private static Flags flags(ImapTokens in) {
        Flags flags = FlagGrammar.list(in);
        in.sp();
        return flags;
    }

    private static Instant received(ImapTokens in) {
        Instant received = ImapDates.dateTime(in);
        in.sp();
        return received;
    }
}
