package org.mailmax.protocol.smtp;

import org.mailmax.mail.port.MailException;
import org.mailmax.mail.transfer.EnhancedStatus;

/// Replies to what mail refuses. What may pass is never told as final: a 5yz would send the message back.
final class SmtpFailure {

    /// Nothing is wrong with the message or its recipients.
    static final int OUT_OF_ORDER = 451;

    private static final int TEMPORARY = 4;

    private SmtpFailure() {}

    /// To MAIL, RCPT and the end of a message.
    static SmtpReply reply(MailException failure) {
        String text = failure.getMessage();
        return switch (failure) {
            case MailException.Refused refused -> refused(refused.status(), text);
            case MailException.OverQuota _ -> SmtpReply.of(452, "4.2.2", text);
            case MailException.LimitReached _ -> SmtpReply.of(450, "4.7.1", text);
            case MailException.TryLater _ -> SmtpReply.of(OUT_OF_ORDER, "4.3.0", text);
            case MailException.NotPermitted _, MailException.AuthenticationFailed _ -> SmtpReply.of(550, "5.7.1", text);
            case MailException.NoSuchFolder _, MailException.FolderExists _, MailException.CannotDo _ ->
                SmtpReply.of(OUT_OF_ORDER, "4.3.0", text);
        };
    }

    /// To AUTH (RFC 4954 §6).
    static SmtpReply login(MailException failure) {
        return switch (failure) {
            case MailException.TryLater _, MailException.LimitReached _ ->
                SmtpReply.of(454, "4.7.0", "temporary authentication failure");
            case MailException.NotPermitted no -> SmtpReply.of(535, "5.7.13", no.getMessage());
            case MailException _ -> SmtpReply.of(535, "5.7.8", "authentication failed");
        };
    }

    private static SmtpReply refused(EnhancedStatus status, String text) {
        int code = status.kind() == TEMPORARY ? 450 : status.equals(EnhancedStatus.of("5.3.4")) ? 552 : 550;
        return SmtpReply.of(code, status.toString(), text);
    }
}
