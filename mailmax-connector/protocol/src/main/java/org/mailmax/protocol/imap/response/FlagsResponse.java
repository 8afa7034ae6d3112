package org.mailmax.protocol.imap.response;

import java.io.IOException;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.Flags;

/// Flags of a mailbox and of messages (RFC 9051 §7.3.5, §7.5.2).
public final class FlagsResponse {

    private FlagsResponse() {}

    /// `* FLAGS (…)`: the system flags and the keywords of the mailbox.
    public static void flags(ImapWriter out, Flags keywords) throws IOException {
        out.untagged().ascii("FLAGS ");
        list(out, Flags.of(Flag.SYSTEM).with(keywords));
        out.end();
    }

    /// `* OK [PERMANENTFLAGS (…)]`: what STORE may change; `\*` when new keywords may be made (RFC 9051 §7.1).
    public static void permanentFlags(ImapWriter out, Flags permanent, boolean more) throws IOException {
        out.untagged().ascii("OK [PERMANENTFLAGS (");
        bare(out, permanent);
        if (more) {
            out.ascii(permanent.isEmpty() ? "\\*" : " \\*");
        }
        out.ascii(")] these can be changed").end();
    }

    /// `* 4 FETCH (UID 27 FLAGS (…))`: news of a message.
    public static void news(ImapWriter out, long number, long uid, Flags flags) throws IOException {
        out.untagged().number(number).ascii(" FETCH (UID ").number(uid).ascii(" FLAGS ");
        list(out, flags);
        out.octet(')').end();
    }

    /// `* 4 FETCH (FLAGS (…))`: the answer to a STORE by sequence number.
    public static void changed(ImapWriter out, long number, Flags flags) throws IOException {
        out.untagged().number(number).ascii(" FETCH (FLAGS ");
        list(out, flags);
        out.octet(')').end();
    }

    static void list(ImapWriter out, Flags flags) throws IOException {
        out.octet('(');
        bare(out, flags);
        out.octet(')');
    }

    private static void bare(ImapWriter out, Flags flags) throws IOException {
        boolean first = true;
        for (Flag flag : flags) {
            if (!first) {
                out.octet(' ');
            }
            out.ascii(flag.name());
            first = false;
        }
    }
}
