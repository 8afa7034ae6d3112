package org.mailmax.protocol.pop3.session;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.limit.UserSessions;
import org.mailmax.protocol.pop3.Pop3Settings;
import org.mailmax.protocol.pop3.command.Pop3Command;
import org.mailmax.protocol.pop3.command.Pop3Parser;
import org.mailmax.protocol.pop3.command.Pop3Parser.Parsed;
import org.mailmax.protocol.sasl.SaslExchange;
import org.mailmax.protocol.sasl.SaslMechanism;
import org.mailmax.protocol.sasl.SaslOutcome;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.Deadline;
import org.mailmax.protocol.wire.FloodException;
import org.mailmax.protocol.wire.ForeignProtocol;
import org.mailmax.protocol.wire.Line;
import org.mailmax.protocol.wire.ShutdownException;
import org.mailmax.protocol.wire.WireReader;
import org.mailmax.protocol.wire.WireWriter;

/// Serves POP3 on one connection (RFC 1939).
///
/// * The maildrop is the INBOX as it was at login; other folders cannot be seen.
/// * Nothing is removed before QUIT, and nothing at all when the session ends in any other way (RFC 1939 §6).
/// * Several sessions may have the same maildrop: it is a snapshot, so there is nothing to lock.
/// * Commands may be pipelined (RFC 2449 §6.6); replies go out when the client has to be waited for.
public final class Pop3Session {

    private static final System.Logger LOG = System.getLogger(Pop3Session.class.getName());

    private final Connection connection;
    private final MailAccess mail;
    private final Pop3Settings settings;
    private final UserSessions users;
    private final WireWriter out;
    private final WireReader in;
    private final Deadline login;
    private final Pop3Replies replies;
    private final TransactionHandler transactions;
    private Pop3State state = new Pop3State.Authorization(Optional.empty());
    private int errors;
    private Optional<UserSessions.Place> place = Optional.empty();

    public Pop3Session(Connection connection, MailAccess mail, Pop3Settings settings) {
        this(connection, mail, settings, UserSessions.unlimited());
    }

    /// @param users counts the sessions of each account over all connections
    public Pop3Session(Connection connection, MailAccess mail, Pop3Settings settings, UserSessions users) {
        this.connection = connection;
        this.mail = mail;
        this.settings = settings;
        this.users = users;
        this.out = new WireWriter(connection);
        this.in = new WireReader(connection, out);
        this.login = in.deadline(settings.loginTimeout());
        this.replies = new Pop3Replies(out);
        this.transactions = new TransactionHandler(out, replies);
    }

    /// Talks until the conversation is over.
    public void run() {
        try {
            converse();
        } catch (IOException gone) {
            // The client has left or broken the connection: nothing is removed, and there is nobody to tell.
        } finally {
            place.ifPresent(UserSessions.Place::close);
        }
    }

    private void converse() throws IOException {
        try {
            replies.ok("MailMax ready");
            while (!(state instanceof Pop3State.Over)) {
                answer(in.readLine(settings.lineLimit(), timeout()));
            }
            out.flush();
        } catch (ShutdownException stopping) {
            leave("[SYS/TEMP] " + stopping.getMessage());
        } catch (SocketTimeoutException silent) {
            endSilence();
        } catch (FloodException flood) {
            leave("line too long");
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.ERROR, "a POP3 session failed", defect);
            // RFC 3206 §4: the client may try again without asking its user.
            leave("[SYS/TEMP] an error in the server, not yours");
        }
    }

    private Duration timeout() {
        return state instanceof Pop3State.Transaction ? settings.idleTimeout() : login.remaining();
    }

    /// RFC 1939 §3: the autologout timer closes the connection without a word and without an update.
    private void endSilence() throws IOException {
        if (!(state instanceof Pop3State.Transaction)) {
            leave("it took too long to log in");
        }
        connection.close();
    }

    private void leave(String text) throws IOException {
        replies.error(text);
        out.flush();
    }

    private void answer(Line line) throws IOException {
        switch (line) {
            case Line.Complete complete when ForeignProtocol.isSpoken(complete.octets()) -> sendAway();
            case Line.Complete complete -> answer(complete.text());
            case Line.TooLong _ -> mistake("line too long");
            case Line.BareLineEnd _ -> mistake("a line ends with CR LF");
        }
    }

    /// Whoever speaks HTTP or TLS here does not know where he is: nothing of it is answered line by line.
    private void sendAway() throws IOException {
        replies.error("this is POP3");
        state = new Pop3State.Over();
    }

    private void answer(Optional<String> text) throws IOException {
        if (text.isEmpty()) {
            mistake("not UTF-8");
            return;
        }
        switch (Pop3Parser.parse(text.get())) {
            case Parsed.Malformed malformed -> mistake(malformed.reason());
            case Parsed.Understood understood -> answer(understood.command());
        }
    }

    private void answer(Pop3Command command) throws IOException {
        try {
            switch (command) {
                case Pop3Command.AnyState any -> anyState(any);
                case Pop3Command.Authorization login
                when state instanceof Pop3State.Authorization now -> authorization(login, now);
                case Pop3Command.Transaction work
                when state instanceof Pop3State.Transaction now -> transactions.answer(work, now.maildrop());
                case Pop3Command.Authorization _ -> mistake("you are logged in");
                case Pop3Command.Transaction _ -> mistake("log in first");
            }
        } catch (MailException failure) {
            replies.failure(failure);
        }
    }

    private void anyState(Pop3Command.AnyState command) throws IOException {
        switch (command) {
            case Pop3Command.Capa _ -> Capabilities.list(out, mayLogIn(), connection.canStartTls());
            case Pop3Command.Quit _ -> quit();
        }
    }

    private void quit() throws IOException {
        Pop3State before = state;
        state = new Pop3State.Over();
        try {
            if (before instanceof Pop3State.Transaction transaction) {
                transaction.maildrop().update();
            }
            replies.ok("bye");
        } catch (MailException failure) {
            replies.failure(failure);
        }
    }

    private void authorization(Pop3Command.Authorization command, Pop3State.Authorization now)
            throws IOException, MailException {
        if (command instanceof Pop3Command.Stls) {
            startTls();
        } else if (!mayLogIn()) {
            mistake("[AUTH] start TLS first");
        } else {
            logIn(command, now);
        }
    }

    private void logIn(Pop3Command.Authorization command, Pop3State.Authorization now)
            throws IOException, MailException {
        switch (command) {
            case Pop3Command.User user -> user(user.name());
            case Pop3Command.Pass pass
            when now.user().isPresent() ->
                authenticate(new Credentials.Password(now.user().get(), pass.secret()));
            case Pop3Command.Pass _ -> mistake("USER comes first");
            case Pop3Command.Auth auth -> sasl(auth);
            case Pop3Command.Stls _ -> startTls();
        }
    }

    /// Always welcome: whether there is such a user is told to nobody.
    private void user(String name) throws IOException {
        state = new Pop3State.Authorization(Optional.of(name));
        replies.ok("and the password");
    }

    private void sasl(Pop3Command.Auth auth) throws IOException, MailException {
        Optional<SaslMechanism> mechanism = SaslMechanism.of(auth.mechanism());
        if (mechanism.isEmpty()) {
            mistake("unknown mechanism");
            return;
        }
        switch (new SaslExchange(this::challenge).run(mechanism.get(), auth.initial())) {
            case SaslOutcome.Shown shown -> authenticate(shown.credentials());
            case SaslOutcome.Cancelled _ -> replies.error("cancelled");
            case SaslOutcome.OtherIdentity _ -> mistake("[AUTH] nobody may act as somebody else");
            case SaslOutcome.Malformed malformed -> mistake(malformed.reason());
        }
    }

    private Line challenge(String base64) throws IOException {
        out.text("+ ").line(base64);
        return in.readLine(SaslExchange.MAX_LINE, login.remaining());
    }

    private void authenticate(Credentials credentials) throws IOException, MailException {
        state = new Pop3State.Authorization(Optional.empty());
        out.flush();
        try {
            Identity who = mail.authenticate(credentials, connection.peer());
            if (!admitted(who)) {
                return;
            }
            Maildrop maildrop = Maildrop.open(mail, who);
            state = new Pop3State.Transaction(who, maildrop);
            replies.ok(maildrop.numbers().count() + " messages");
        } catch (MailException.AuthenticationFailed wrong) {
            mistake("[AUTH] " + wrong.getMessage());
        }
    }

    /// RFC 2449 §8.1.1: a user with too many sessions is told that the maildrop is in use, not that the password is
    /// wrong.
    private boolean admitted(Identity who) throws IOException {
        place.ifPresent(UserSessions.Place::close);
        place = users.enter(who);
        if (place.isEmpty()) {
            mistake("[IN-USE] this user has too many sessions");
        } else {
            connection.belongsTo(who);
        }
        return place.isPresent();
    }

    private boolean mayLogIn() {
        return connection.peer().secure() || settings.clearTextLogin();
    }

    private void startTls() throws IOException {
        if (!connection.canStartTls()) {
            mistake("TLS is on, or there is no certificate");
            return;
        }
        if (in.hasBuffered()) {
            // Somebody injected them; under TLS they would be taken for the client's own (CVE-2011-0411).
            replies.error("nothing may follow STLS before TLS has begun");
            state = new Pop3State.Over();
            return;
        }
        replies.ok("begin TLS");
        out.startTls();
        state = new Pop3State.Authorization(Optional.empty());
    }

    /// A client that only makes mistakes is not worth a thread.
    private void mistake(String text) throws IOException {
        replies.error(text);
        if (++errors >= settings.errorLimit()) {
            replies.error("too many errors");
            state = new Pop3State.Over();
        }
    }
}
