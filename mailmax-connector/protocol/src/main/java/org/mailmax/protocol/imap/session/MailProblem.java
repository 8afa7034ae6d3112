package org.mailmax.protocol.imap.session;

import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.response.ResponseCode;

/// What IMAP says when mail could not do what was asked (RFC 9051 §7.1).
final class MailProblem {

    private MailProblem() {}

    static Reply reply(MailException problem, ImapState next) {
        return Reply.no(code(problem), problem.getMessage(), next);
    }

    /// For APPEND, COPY and MOVE: a target that does not exist may be created (RFC 9051 §6.3.12).
    static Reply replyForTarget(MailException problem, ImapState next) {
        ResponseCode code = problem instanceof MailException.NoSuchFolder ? ResponseCode.TRYCREATE : code(problem);
        return Reply.no(code, problem.getMessage(), next);
    }

    private static ResponseCode code(MailException problem) {
        return switch (problem) {
            case MailException.AuthenticationFailed _ -> ResponseCode.AUTHENTICATIONFAILED;
            case MailException.NotPermitted _ -> ResponseCode.NOPERM;
            case MailException.NoSuchFolder _ -> ResponseCode.NONEXISTENT;
            case MailException.FolderExists _ -> ResponseCode.ALREADYEXISTS;
            case MailException.CannotDo _ -> ResponseCode.CANNOT;
            case MailException.OverQuota _ -> ResponseCode.OVERQUOTA;
            case MailException.LimitReached _ -> ResponseCode.LIMIT;
            case MailException.Refused _ -> ResponseCode.CANNOT;
            case MailException.TryLater _ -> ResponseCode.UNAVAILABLE;
        };
    }
}
