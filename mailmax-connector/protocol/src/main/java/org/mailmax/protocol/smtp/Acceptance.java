package org.mailmax.protocol.smtp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.mail.transfer.TransferEnvelope;
import org.mailmax.protocol.wire.Connection;

/// The end of a mail transaction: the message is handed over, and its recipients are answered for (RFC 5321 §4.1.1.4).
final class Acceptance {

    private final Connection connection;
    private final MailTransfer mail;

    Acceptance(Connection connection, MailTransfer mail) {
        this.connection = connection;
        this.mail = mail;
    }

    List<SmtpReply> accept(SmtpState.Transaction state, Content content) {
        List<EmailAddress> all = List.copyOf(state.recipients().keySet());
        SmtpReply together = accept(state, all, content);
        boolean concernsAll = together.isPositive() || together.code() == SmtpFailure.OUT_OF_ORDER;
        if (!isLmtp() || all.size() == 1 || concernsAll) {
            return forEach(state, together);
        }
        // Nobody got it. One full mailbox shall not keep it from the others.
        List<SmtpReply> replies = new ArrayList<>();
        all.forEach(to -> replies.add(accept(state, List.of(to), content)));
        return replies;
    }

    /// RFC 2033 §4.2: LMTP answers for every recipient by itself.
    List<SmtpReply> forEach(SmtpState.Transaction state, SmtpReply reply) {
        return isLmtp() ? state.recipients().keySet().stream().map(_ -> reply).toList() : List.of(reply);
    }

    private boolean isLmtp() {
        return connection.peer().service() == Service.LMTP;
    }

    private SmtpReply accept(SmtpState.Transaction state, List<EmailAddress> recipients, Content content) {
        MailParameters parameters = state.mail().parameters();
        TransferEnvelope envelope = new TransferEnvelope(
                connection.peer(),
                state.client().identity(),
                state.client().name(),
                state.mail().from(),
                recipients,
                parameters.internationalised(),
                parameters.requests().options(Instant.now()),
                Map.copyOf(state.recipients()));
        try {
            return SmtpReply.of(
                    250, "2.0.0", "OK " + mail.accept(envelope, content).id());
        } catch (MailException failure) {
            return SmtpFailure.reply(failure);
        }
    }
}
