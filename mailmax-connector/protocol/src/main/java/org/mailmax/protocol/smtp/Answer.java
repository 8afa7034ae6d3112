package org.mailmax.protocol.smtp;

import java.util.List;

/// What a command leads to: replies, one except after an LMTP message, and the state afterwards.
record Answer(List<SmtpReply> replies, SmtpState next) {

    static Answer of(SmtpReply reply, SmtpState next) {
        return new Answer(List.of(reply), next);
    }
}
