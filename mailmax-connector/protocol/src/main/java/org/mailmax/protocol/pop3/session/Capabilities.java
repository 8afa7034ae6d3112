package org.mailmax.protocol.pop3.session;

import java.io.IOException;
import org.mailmax.protocol.sasl.SaslMechanism;
import org.mailmax.protocol.wire.WireWriter;

/// What CAPA lists (RFC 2449 §5, RFC 3206 §3, RFC 5034 §3, RFC 2595 §4).
final class Capabilities {

    private Capabilities() {}

    static void list(WireWriter out, boolean mayLogIn, boolean mayStartTls) throws IOException {
        out.line("+OK this is what I can do");
        out.line("TOP").line("UIDL").line("RESP-CODES").line("AUTH-RESP-CODE").line("PIPELINING");
        out.line("EXPIRE NEVER");
        if (mayLogIn) {
            out.line("USER").line("SASL " + SaslMechanism.names());
        }
        if (mayStartTls) {
            out.line("STLS");
        }
        out.line("IMPLEMENTATION MailMax").line(".");
    }
}
