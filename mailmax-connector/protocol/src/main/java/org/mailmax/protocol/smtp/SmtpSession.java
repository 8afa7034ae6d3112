package org.mailmax.protocol.smtp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.protocol.sasl.SaslExchange;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.FloodException;
import org.mailmax.protocol.wire.ForeignProtocol;
import org.mailmax.protocol.wire.Line;
import org.mailmax.protocol.wire.ShutdownException;
import org.mailmax.protocol.wire.Spools;
import org.mailmax.protocol.wire.WireReader;
import org.mailmax.protocol.wire.WireWriter;

/// One client's conversation with SMTP, submission or LMTP, from the greeting to the end. Which of the three it is, the
/// peer of the connection says.
public final class SmtpSession {

    private static final System.Logger LOG = System.getLogger(SmtpSession.class.getName());

    private final Connection connection;
    private final SmtpSettings settings;
    private final WireWriter out;
    private final WireReader in;
    private final Greeter greeter;
    private final Securing securing;
    private final Mailing mailing;
    private final Mistakes mistakes;
    private SmtpState state = new SmtpState.Connected();

    public SmtpSession(Connection connection, MailTransfer mail, Spools spools, SmtpSettings settings) {
        this.connection = connection;
        this.settings = settings;
        this.out = new WireWriter(connection);
        this.in = new WireReader(connection, out);
        this.greeter = new Greeter(connection, settings);
        this.securing = new Securing(connection, in, out, mail, settings);
        this.mailing = new Mailing(connection, in, out, mail, spools, settings);
        this.mistakes = new Mistakes(settings.patience(), settings.times().mistake());
    }

    /// Talks until the client or the server ends it. What a client does never makes this throw.
    public void run() {
        try (connection) {
            try {
                converse();
            } catch (ShutdownException goingDown) {
                close("4.3.2", goingDown.getMessage());
            } catch (SocketTimeoutException silence) {
                close("4.4.2", "silent too long");
            } catch (FloodException flood) {
                close("4.7.0", "too much of it");
            } catch (RuntimeException defect) {
                LOG.log(System.Logger.Level.ERROR, "an SMTP session failed", defect);
                close("4.3.0", "internal error");
            }
            out.flush();
        } catch (IOException clientIsGone) {
            LOG.log(System.Logger.Level.DEBUG, "an SMTP session ended: {0}", clientIsGone.getMessage());
        } finally {
            enter(new SmtpState.Over());
        }
    }

    private void converse() throws IOException {
        if (talksFirst()) {
            end(SmtpReply.of(554, "5.5.0", "the server speaks first"));
            return;
        }
        SmtpReply.plain(220, settings.hostname() + " " + protocol() + " MailMax")
                .writeTo(out);
        while (!(state instanceof SmtpState.Over)) {
            answer(in.readLine(lineLimit(), settings.times().command()));
        }
    }

    /// Only machines that send without listening talk before the greeting (RFC 5321 §3.1).
    private boolean talksFirst() throws IOException {
        return in.hasBuffered() || connection.await(settings.times().greeting()) == Connection.Event.INPUT;
    }

    private String protocol() {
        return connection.peer().service() == Service.LMTP ? "LMTP" : "ESMTP";
    }

    /// The initial response of AUTH may be long (RFC 4954 §4); nothing else may.
    private int lineLimit() {
        return greeter.takesPasswords()
                ? SaslExchange.MAX_LINE
                : settings.sizes().commandLine();
    }

    private void answer(Line line) throws IOException {
        switch (line) {
            case Line.Complete complete
            when ForeignProtocol.isSpoken(complete.octets()) -> end(SmtpReply.of(554, "5.5.0", "this is SMTP"));
            case Line.Complete complete
            when complete.text().isPresent() ->
                answer(SmtpGrammar.parse(complete.text().get()));
            case Line.Complete _ -> say(SmtpReply.of(500, "5.5.2", "not UTF-8"));
            case Line.TooLong _ -> say(SmtpReply.of(500, "5.5.2", "line too long"));
            case Line.BareLineEnd _ -> say(SmtpReply.of(500, "5.5.2", "lines end with CRLF"));
        }
    }

    private void answer(SmtpGrammar.Parsed parsed) throws IOException {
        switch (parsed) {
            case SmtpGrammar.Parsed.Malformed malformed -> say(malformed.reply());
            case SmtpGrammar.Parsed.Understood understood -> {
                Answer answer = carryOut(understood.command());
                enter(answer.next());
                for (SmtpReply reply : answer.replies()) {
                    say(reply);
                }
            }
        }
    }

    private Answer carryOut(SmtpCommand command) throws IOException {
        return switch (command) {
            case SmtpCommand.Greeting _
            when in.hasBuffered() ->
                // RFC 2920 §3.1: what a client may do, it only knows from our reply.
                Answer.of(SmtpReply.of(503, "5.5.0", "wait for the reply"), new SmtpState.Over());
            case SmtpCommand.Greeting greeting -> greeter.answer(greeting, state);
            case SmtpCommand.Securing secure -> securing.answer(secure, state);
            case SmtpCommand.Mailing step -> mailing.answer(step, state);
            case SmtpCommand.AnyTime any -> anyTime(any);
        };
    }

    private Answer anyTime(SmtpCommand.AnyTime command) {
        return switch (command) {
            case SmtpCommand.Rset _ -> Answer.of(SmtpReply.OK, withoutTransaction());
            case SmtpCommand.Noop _ -> Answer.of(SmtpReply.OK, state);
            // RFC 5321 §7.3: who has an account here is not told.
            case SmtpCommand.Vrfy _ -> Answer.of(SmtpReply.of(252, "2.5.0", "send some mail and see"), state);
            case SmtpCommand.Help _ -> Answer.of(SmtpReply.of(214, "2.0.0", "see RFC 5321"), state);
            case SmtpCommand.Quit _ -> Answer.of(SmtpReply.of(221, "2.0.0", "good-bye"), new SmtpState.Over());
        };
    }

    private SmtpState withoutTransaction() {
        return state instanceof SmtpState.Known known ? new SmtpState.Ready(known.client()) : state;
    }

    private void say(SmtpReply reply) throws IOException {
        mistakes.count(reply);
        reply.writeTo(out);
        if (mistakes.areTooMany()) {
            close("4.7.0", "too many mistakes");
        }
    }

    private void end(SmtpReply reply) throws IOException {
        reply.writeTo(out);
        enter(new SmtpState.Over());
    }

    /// Whoever leaves a message half sent leaves nothing of it behind.
    private void enter(SmtpState next) {
        if (state instanceof SmtpState.Chunks before && next != before) {
            before.message().close();
        }
        state = next;
    }

    private void close(String status, String text) throws IOException {
        end(SmtpReply.of(421, status, text));
    }
}
