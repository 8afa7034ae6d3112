package org.mailmax.protocol.imap.command;

import java.util.List;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// CREATE: make a mailbox, for a special use perhaps. RFC 9051 §6.3.4; USE: RFC 6154 §3.
///
/// @param mailbox the name as it was written
/// @param uses attributes such as `\Sent`, as they were written
public record Create(String mailbox, List<String> uses) implements ImapCommand.Authenticated {

    /// `create = "CREATE" SP mailbox [SP "(" "USE" SP "(" [use-attr *(SP use-attr)] ")" ")"]` — RFC 9051 §9,
    /// RFC 6154 §6
    static Create read(ImapTokens in) {
        in.sp();
        String mailbox = in.astring();
        return new Create(mailbox, in.skip(' ') ? uses(in) : List.of());
    }

    private static List<String> uses(ImapTokens in) {
        in.nested('(');
        if (!in.skipKeyword("USE")) {
            throw new ImapSyntaxException("unknown CREATE parameter");
        }
        in.sp();
        List<String> uses = in.list(() -> {
            in.expect('\\');
            return "\\" + in.atom();
        });
        in.leave(')');
        return List.copyOf(uses);
    }
}
