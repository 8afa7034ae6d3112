package org.mailmax.protocol.smtp;

import java.io.IOException;
import java.util.List;
import org.mailmax.protocol.wire.WireWriter;

/// A reply (RFC 5321 §4.2) with its enhanced status code (RFC 2034 §4), which is empty where there is none.
public record SmtpReply(int code, String status, List<String> lines) {

    static final SmtpReply OK = of(250, "2.0.0", "OK");
    static final SmtpReply BAD_SEQUENCE = of(503, "5.5.1", "not now");

    static SmtpReply of(int code, String status, String text) {
        return new SmtpReply(code, status, List.of(text));
    }

    static SmtpReply plain(int code, String... lines) {
        return new SmtpReply(code, "", List.of(lines));
    }

    /// True for a promise, 2yz.
    boolean isPositive() {
        return code < 400;
    }

    void writeTo(WireWriter out) throws IOException {
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            out.text(code + (last ? " " : "-") + status + (status.isEmpty() ? "" : " ") + lines.get(i))
                    .crlf();
        }
    }
}
