package org.mailmax.protocol.imap.session;

import org.mailmax.protocol.imap.response.ResponseCode;
import org.mailmax.protocol.imap.syntax.CommandFrame;

/// Strangers may send a name and a password as literals, and nothing larger: many of them may be talking at once.
record BeforeLogin(ImapLimits limits) implements LiteralPolicy {

    @Override
    public Verdict decide(CommandFrame soFar, long size) {
        long sum = soFar.literals().stream()
                .mapToLong(literal -> literal.content().size())
                .sum();
        boolean small =
                size <= limits.literalBeforeLogin() - sum && soFar.literals().size() < limits.pieces();
        return small ? new Verdict.Keep() : new Verdict.Close(ResponseCode.TOOBIG, "the literal is too large");
    }
}
