package org.mailmax.protocol.pop3.session;

import java.io.IOException;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.wire.WireWriter;

/// The replies of POP3: `+OK` and `-ERR` with the response codes of RFC 2449 §8 and RFC 3206.
final class Pop3Replies {

    private final WireWriter out;

    Pop3Replies(WireWriter out) {
        this.out = out;
    }

    void ok(String text) throws IOException {
        out.text("+OK ").line(text);
    }

    void error(String text) throws IOException {
        out.text("-ERR ").line(text);
    }

    void failure(MailException failure) throws IOException {
        error(code(failure) + failure.getMessage());
    }

    /// `SYS/TEMP`: the client may try again without asking its user (RFC 3206 §4).
    private static String code(MailException failure) {
        return switch (failure) {
            case MailException.AuthenticationFailed _ -> "[AUTH] ";
            case MailException.NotPermitted _ -> "[AUTH] ";
            case MailException.TryLater _ -> "[SYS/TEMP] ";
            case MailException.LimitReached _ -> "[SYS/TEMP] ";
            case MailException.NoSuchFolder _ -> "[SYS/PERM] ";
            case MailException.FolderExists _ -> "[SYS/PERM] ";
            case MailException.CannotDo _ -> "[SYS/PERM] ";
            case MailException.OverQuota _ -> "[SYS/PERM] ";
            case MailException.Refused _ -> "[SYS/PERM] ";
        };
    }
}
