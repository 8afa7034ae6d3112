package org.mailmax.protocol.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.mail.transfer.TransferEnvelope;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.Spool;
import org.mailmax.protocol.wire.Spools;
import org.mailmax.protocol.wire.WireReader;
import org.mailmax.protocol.wire.WireWriter;

/// MAIL, RCPT and DATA: one mail transaction (RFC 5321 §3.3).
final class Mailing {

    private static final SmtpReply GO_AHEAD = SmtpReply.plain(354, "end with a dot on a line of its own");

    private static final SmtpReply SENDER_OK = SmtpReply.of(250, "2.1.0", "sender OK");
    private static final SmtpReply RECIPIENT_OK = SmtpReply.of(250, "2.1.5", "recipient OK");

    private final Connection connection;
    private final WireReader in;
    private final WireWriter out;
    private final MailTransfer mail;
    private final Spools spools;
    private final SmtpSettings settings;

    Mailing(
            Connection connection,
            WireReader in,
            WireWriter out,
            MailTransfer mail,
            Spools spools,
            SmtpSettings settings) {
        this.connection = connection;
        this.in = in;
        this.out = out;
        this.mail = mail;
        this.spools = spools;
        this.settings = settings;
    }

    Answer answer(SmtpCommand.Mailing command, SmtpState state) throws IOException {
        return switch (command) {
            case SmtpCommand.Mail from when state instanceof SmtpState.Ready ready -> mail(from, ready);
            case SmtpCommand.Rcpt to when state instanceof SmtpState.Transaction now -> rcpt(to, now);
            case SmtpCommand.Data _ when state instanceof SmtpState.Transaction now -> data(now);
            case SmtpCommand.Mail _, SmtpCommand.Rcpt _, SmtpCommand.Data _ -> Answer.of(SmtpReply.BAD_SEQUENCE, state);
        };
    }

    private Answer mail(SmtpCommand.Mail command, SmtpState.Ready state) {
        return checkMail(command, state.client())
                .map(refusal -> Answer.of(refusal, state))
                .orElseGet(() -> Answer.of(SENDER_OK, SmtpState.Transaction.begin(state.client(), command)));
    }

    private Optional<SmtpReply> checkMail(SmtpCommand.Mail command, SmtpState.Client client) {
        Peer peer = connection.peer();
        if (peer.service() == Service.SUBMISSION && client.identity().isEmpty()) {
            return Optional.of(SmtpReply.of(530, "5.7.0", "authentication required"));
        }
        if (command.parameters().any() && !client.extended()) {
            return Optional.of(SmtpReply.of(555, "5.5.4", "parameters need EHLO"));
        }
        if (command.parameters().size() > settings.sizes().message()) {
            return Optional.of(SmtpReply.of(552, "5.3.4", "the message is too large"));
        }
        return attempt(() -> mail.sender(
                peer, client.identity(), command.from(), command.parameters().size()));
    }

    private Answer rcpt(SmtpCommand.Rcpt command, SmtpState.Transaction state) {
        EmailAddress to = command.to().at(settings.hostname());
        Optional<SmtpReply> refusal = checkRcpt(to, state);
        if (refusal.isEmpty()) {
            state.recipients().add(to);
        }
        return Answer.of(refusal.orElse(RECIPIENT_OK), state);
    }

    private Optional<SmtpReply> checkRcpt(EmailAddress to, SmtpState.Transaction state) {
        if (state.recipients().contains(to)) {
            return Optional.empty();
        }
        if (to.isInternationalised() && !state.mail().parameters().internationalised()) {
            return Optional.of(SmtpReply.of(553, "5.6.7", "the address needs SMTPUTF8"));
        }
        if (state.recipients().size() >= settings.sizes().recipients()) {
            return Optional.of(SmtpReply.of(452, "4.5.3", "too many recipients"));
        }
        return attempt(() -> mail.recipient(
                connection.peer(), state.client().identity(), state.mail().from(), to));
    }

    private Answer data(SmtpState.Transaction state) throws IOException {
        if (state.recipients().isEmpty()) {
            return Answer.of(SmtpReply.of(503, "5.5.1", "no valid recipients"), state);
        }
        if (in.hasBuffered()) {
            // The message may not come before our reply (RFC 2920 §3.1): what is there may be anything.
            return Answer.of(SmtpReply.of(503, "5.5.0", "wait for the reply to DATA"), new SmtpState.Over());
        }
        GO_AHEAD.writeTo(out);
        try (Spool spool = spools.open(settings.sizes().message())) {
            Additions additions = new Additions(connection.peer(), state, settings);
            Optional<SmtpReply> fault = new MessageReader(in, settings, spool, additions).read();
            SmtpState next = new SmtpState.Ready(state.client());
            return new Answer(fault.isPresent() ? forEach(state, fault.get()) : accept(state, spool.finish()), next);
        }
    }

    private List<SmtpReply> accept(SmtpState.Transaction state, Content content) {
        List<EmailAddress> all = List.copyOf(state.recipients());
        SmtpReply together = accept(state, all, content);
        boolean concernsAll = together.isPositive() || together.code() == SmtpFailure.OUT_OF_ORDER;
        if (connection.peer().service() != Service.LMTP || all.size() == 1 || concernsAll) {
            return forEach(state, together);
        }
        // Nobody got it. One full mailbox shall not keep it from the others.
        List<SmtpReply> replies = new ArrayList<>();
        all.forEach(to -> replies.add(accept(state, List.of(to), content)));
        return replies;
    }

    /// RFC 2033 §4.2: LMTP answers for every recipient by itself.
    private List<SmtpReply> forEach(SmtpState.Transaction state, SmtpReply reply) {
        boolean lmtp = connection.peer().service() == Service.LMTP;
        return lmtp ? state.recipients().stream().map(_ -> reply).toList() : List.of(reply);
    }

    private SmtpReply accept(SmtpState.Transaction state, List<EmailAddress> recipients, Content content) {
        TransferEnvelope envelope = new TransferEnvelope(
                connection.peer(),
                state.client().identity(),
                state.client().name(),
                state.mail().from(),
                recipients,
                state.mail().parameters().internationalised());
        try {
            return SmtpReply.of(
                    250, "2.0.0", "OK " + mail.accept(envelope, content).id());
        } catch (MailException failure) {
            return SmtpFailure.reply(failure);
        }
    }

    private interface Attempt {
        void run() throws MailException;
    }

    private static Optional<SmtpReply> attempt(Attempt attempt) {
        try {
            attempt.run();
            return Optional.empty();
        } catch (MailException failure) {
            return Optional.of(SmtpFailure.reply(failure));
        }
    }
}
