package org.mailmax.protocol.imap.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.Flags;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// Flags as STORE and APPEND name them (RFC 9051 §9, `flag`).
final class FlagGrammar {

    private FlagGrammar() {}

    /// `flag-list = "(" [flag *(SP flag)] ")"`
    static Flags list(ImapTokens in) {
        return flags(in.list(() -> flag(in)));
    }

    /// `flag *(SP flag)`
    static Flags bare(ImapTokens in) {
        List<Optional<Flag>> flags = new ArrayList<>();
        do {
            flags.add(flag(in));
        } while (in.skip(' '));
        return flags(flags);
    }

    private static Flags flags(List<Optional<Flag>> flags) {
        return Flags.of(flags.stream().flatMap(Optional::stream).toList());
    }

    /// Nothing for `\Recent`: clients copy it from what an IMAP4rev1 server told them, but nobody can set it.
    private static Optional<Flag> flag(ImapTokens in) {
        if (!in.skip('\\')) {
            return Optional.of(Flag.of(in.atom()));
        }
        Flag flag = Flag.of("\\" + in.atom());
        if (!Flag.SYSTEM.contains(flag) && !flag.key().equals("\\recent")) {
            throw new ImapSyntaxException("unknown system flag");
        }
        return Optional.of(flag).filter(Flag.SYSTEM::contains);
    }
}
