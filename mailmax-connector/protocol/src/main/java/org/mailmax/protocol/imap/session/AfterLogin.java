package org.mailmax.protocol.imap.session;

import org.mailmax.mail.folder.Quota;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.ImapParser;
import org.mailmax.protocol.imap.response.ResponseCode;
import org.mailmax.protocol.imap.syntax.CommandFrame;

/// The message of an APPEND may be large, if there is room for it; anything else is small.
record AfterLogin(MailAccess mail, ImapState.LoggedIn state, ImapSettings settings) implements LiteralPolicy {

    @Override
    public Verdict decide(CommandFrame soFar, long size) {
        return ImapParser.messageTarget(soFar)
                .map(mailbox -> message(mailbox, size))
                .orElseGet(() -> argument(soFar, size));
    }

    private Verdict message(String mailbox, long size) {
        if (size > settings.maxMessage()) {
            return refuse(ResponseCode.TOOBIG, "the message is too large");
        }
        try {
            Quota quota = mail.quota(state.who(), Mailboxes.folder(mailbox, state.dialect()));
            return quota.limit() > 0 && size > quota.limit() - quota.used()
                    ? refuse(ResponseCode.OVERQUOTA, "the mailbox is full")
                    : new Verdict.Spool();
        } catch (MailException.NoSuchFolder | MailException.CannotDo named) {
            // The command itself says what is wrong with its mailbox.
            return new Verdict.Spool();
        } catch (MailException problem) {
            return refuse(ResponseCode.UNAVAILABLE, problem.getMessage());
        }
    }

    private Verdict argument(CommandFrame soFar, long size) {
        ImapLimits limits = settings.limits();
        long sum = soFar.literals().stream()
                .mapToLong(literal -> literal.content().size())
                .sum();
        boolean small = size <= limits.literal()
                && size <= limits.literals() - sum
                && soFar.literals().size() < limits.pieces();
        return small
                ? new Verdict.Keep()
                : new Verdict.Refuse(Reply.Condition.BAD, ResponseCode.TOOBIG, "the literal is too large");
    }

    private static Verdict refuse(ResponseCode code, String text) {
        return new Verdict.Refuse(Reply.Condition.NO, code, text);
    }
}
