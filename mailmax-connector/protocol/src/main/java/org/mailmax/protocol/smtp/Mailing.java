package org.mailmax.protocol.smtp;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.Spool;
import org.mailmax.protocol.wire.Spools;
import org.mailmax.protocol.wire.WireReader;
import org.mailmax.protocol.wire.WireWriter;

/// MAIL, RCPT, DATA and BDAT: one mail transaction (RFC 5321 §3.3).
final class Mailing {

    private static final SmtpReply GO_AHEAD = SmtpReply.plain(354, "end with a dot on a line of its own");

    private static final SmtpReply SENDER_OK = SmtpReply.of(250, "2.1.0", "sender OK");
    /// RFC 6710 §4.1.
    private static final SmtpReply OTHER_PRIORITY = SmtpReply.of(250, "2.3.6", "0 is the priority here");

    private static final SmtpReply NEEDS_EHLO = SmtpReply.of(555, "5.5.4", "parameters need EHLO");
    private static final SmtpReply RECIPIENT_OK = SmtpReply.of(250, "2.1.5", "recipient OK");

    private final Connection connection;
    private final WireReader in;
    private final WireWriter out;
    private final MailTransfer mail;
    private final Spools spools;
    private final SmtpSettings settings;
    private final Acceptance acceptance;
    private final Chunking chunking;

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
        this.acceptance = new Acceptance(connection, mail);
        this.chunking = new Chunking(connection, in, spools, settings, acceptance);
    }

    Answer answer(SmtpCommand.Mailing command, SmtpState state) throws IOException {
        return switch (command) {
            case SmtpCommand.Mail from when state instanceof SmtpState.Ready ready -> mail(from, ready);
            case SmtpCommand.Rcpt to when state instanceof SmtpState.Transaction now -> rcpt(to, now);
            case SmtpCommand.Data _ when state instanceof SmtpState.Transaction now -> data(now);
            case SmtpCommand.Bdat chunk -> chunking.answer(chunk, state);
            case SmtpCommand.Mail _, SmtpCommand.Rcpt _, SmtpCommand.Data _ -> Answer.of(SmtpReply.BAD_SEQUENCE, state);
        };
    }

    private Answer mail(SmtpCommand.Mail command, SmtpState.Ready state) {
        return checkMail(command, state.client())
                .map(refusal -> Answer.of(refusal, state))
                .orElseGet(() -> begin(command, state.client()));
    }

    private Answer begin(SmtpCommand.Mail command, SmtpState.Client client) {
        Requests asked = command.parameters().requests();
        Requests granted = extensions().granted(asked);
        SmtpCommand.Mail mail =
                new SmtpCommand.Mail(command.from(), command.parameters().with(granted));
        return Answer.of(granted.equals(asked) ? SENDER_OK : OTHER_PRIORITY, SmtpState.Transaction.begin(client, mail));
    }

    private Extensions extensions() {
        return new Extensions(connection.peer(), settings);
    }

    private Optional<SmtpReply> checkMail(SmtpCommand.Mail command, SmtpState.Client client) {
        Peer peer = connection.peer();
        if (peer.service() == Service.SUBMISSION && client.identity().isEmpty()) {
            return Optional.of(SmtpReply.of(530, "5.7.0", "authentication required"));
        }
        if (command.parameters().any() && !client.extended()) {
            return Optional.of(NEEDS_EHLO);
        }
        if (command.parameters().size() > settings.sizes().message()) {
            return Optional.of(SmtpReply.of(552, "5.3.4", "the message is too large"));
        }
        return extensions()
                .refusal(command.parameters().requests(), Instant.now())
                .or(() -> permission(command, client));
    }

    private Optional<SmtpReply> permission(SmtpCommand.Mail command, SmtpState.Client client) {
        return attempt(() -> mail.sender(
                connection.peer(),
                client.identity(),
                command.from(),
                command.parameters().size()));
    }

    private Answer rcpt(SmtpCommand.Rcpt command, SmtpState.Transaction state) {
        EmailAddress to = command.to().at(settings.hostname());
        boolean basic =
                command.options() != RecipientOptions.NONE && !state.client().extended();
        Optional<SmtpReply> refusal = basic ? Optional.of(NEEDS_EHLO) : checkRcpt(to, state);
        if (refusal.isEmpty()) {
            state.recipients().putIfAbsent(to, command.options());
        }
        return Answer.of(refusal.orElse(RECIPIENT_OK), state);
    }

    private Optional<SmtpReply> checkRcpt(EmailAddress to, SmtpState.Transaction state) {
        if (state.recipients().containsKey(to)) {
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
        Additions additions = new Additions(connection.peer(), state, settings);
        Spool spool = spools.open(settings.sizes().message());
        try (MessageIntake intake = new MessageIntake(settings.sizes(), spool, additions)) {
            Optional<SmtpReply> fault = new MessageReader(in, settings).read(intake);
            return new Answer(
                    fault.isPresent()
                            ? acceptance.forEach(state, fault.get())
                            : acceptance.accept(state, intake.content()),
                    new SmtpState.Ready(state.client()));
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
