package org.mailmax.protocol.smtp.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.mailmax.mail.relay.Destination.Login;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.relay.Shipment;

/// The client of one connection: greeting, EHLO, TLS and login once, then any number of shipments, one after the other.
public final class SmtpClient implements AutoCloseable {

    private final Dialogue dialogue;
    private final String helo;

    /// @param helo the name we give ourselves (RFC 5321 §4.1.1.1)
    public SmtpClient(HostConnection connection, String helo, ClientTimes times) {
        this.dialogue = new Dialogue(connection, times);
        this.helo = helo;
    }

    /// Waits for the greeting and says EHLO, or HELO to a host that does not know it.
    ///
    /// @throws HostRefusalException when the host does not want to speak with us
    public void greet() throws IOException {
        HostReply greeting = dialogue.read(dialogue.times().greeting());
        if (greeting.code() != 220) {
            throw refusal(greeting);
        }
        hello();
    }

    public boolean offersTls() {
        return dialogue.extensions().has("STARTTLS");
    }

    /// Goes over to TLS and says EHLO again: what was offered in clear counts no more (RFC 3207 §4.2).
    ///
    /// @return false when the host does not want to now; the connection goes on in clear
    /// @throws IOException when it fails later; the connection is of no use then
    public boolean startTls() throws IOException {
        HostReply reply = dialogue.ask("STARTTLS");
        if (reply.isClosing()) {
            throw refusal(reply);
        }
        if (reply.code() != 220) {
            return false;
        }
        secure();
        hello();
        return true;
    }

    private void secure() throws IOException {
        if (dialogue.hasUnread()) {
            // Whoever put words into the host's mouth in clear would have them taken for protected ones.
            dialogue.giveUp();
            throw new MalformedReplyException("the host's reply to STARTTLS is followed by others");
        }
        try {
            dialogue.connection().startTls();
        } catch (IOException failed) {
            dialogue.giveUp();
            throw failed;
        }
    }

    /// Logs in by the best mechanism both know. Never in clear text.
    ///
    /// @throws HostRefusalException for now, whatever the host says: a password can be set right, a lost message
    /// not
    public void login(Login login) throws IOException {
        if (!dialogue.connection().isSecure()) {
            throw HostRefusalException.forNow("no login at a host that does not offer TLS");
        }
        new LoginDialogue(dialogue).run(login);
    }

    /// Hands a message over.
    ///
    /// Never throws for what the host does; look at [#isUsable] before the next one.
    public Outcome send(Shipment shipment, Payload payload) {
        try {
            rest();
        } catch (IOException gone) {
            return Transaction.undecided(shipment, replyOf(gone));
        }
        return new Transaction(dialogue, shipment, payload).run();
    }

    /// Makes sure that the host still listens, and has forgotten what was said before (RFC 5321 §4.1.1.5).
    public void reset() throws IOException {
        HostReply reply = dialogue.ask("RSET");
        if (!reply.isPositive()) {
            throw refusal(reply);
        }
        dialogue.rest(true);
    }

    /// True when another message can be sent.
    public boolean isUsable() {
        return dialogue.isUsable();
    }

    /// Says good-bye when there is somebody to say it to, and closes.
    @Override
    public void close() {
        try {
            if (dialogue.isUsable()) {
                dialogue.command("QUIT");
                dialogue.read(dialogue.times().quit());
            }
        } catch (IOException gone) {
            System.getLogger(SmtpClient.class.getName()).log(System.Logger.Level.DEBUG, "no good-bye", gone);
        } finally {
            dialogue.connection().close();
        }
    }

    /// What is told of a conversation that ended so.
    public static Reply replyOf(IOException failure) {
        return switch (failure) {
            case HostRefusalException refused -> refused.reply();
            case SocketTimeoutException _ -> Reply.none("the host has been silent too long");
            case EOFException _ -> Reply.none("the host has closed the connection");
            default -> Reply.none(String.valueOf(failure.getMessage()));
        };
    }

    private void rest() throws IOException {
        if (!dialogue.isAtRest()) {
            reset();
        }
    }

    private void hello() throws IOException {
        dialogue.know(Extensions.NONE);
        HostReply ehlo = dialogue.ask("EHLO " + helo);
        if (ehlo.isPositive()) {
            dialogue.know(Extensions.of(ehlo));
            return;
        }
        // RFC 5321 §3.2: a host that does not know EHLO is spoken to in the old way.
        HostReply answer = ehlo.isPermanent() ? dialogue.ask("HELO " + helo) : ehlo;
        if (!answer.isPositive()) {
            throw refusal(answer);
        }
    }

    private static IOException refusal(HostReply reply) {
        return reply.isPositive() || reply.isIntermediate()
                ? new MalformedReplyException("the host answers " + reply.code() + " where that means nothing")
                : HostRefusalException.of(reply);
    }
}
