package org.mailmax.protocol.imap.session;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.ImapParser;
import org.mailmax.protocol.imap.command.Parsed;
import org.mailmax.protocol.imap.response.ImapWriter;
import org.mailmax.protocol.imap.response.ResponseCode;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.limit.UserSessions;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.FloodException;
import org.mailmax.protocol.wire.ShutdownException;
import org.mailmax.protocol.wire.Spools;
import org.mailmax.protocol.wire.WireReader;
import org.mailmax.protocol.wire.WireWriter;

/// One IMAP connection from greeting to good-bye (RFC 9051, RFC 3501), on one virtual thread.
///
/// What must always hold:
/// * One command at a time: it is read completely, done, and answered before the next one is looked at.
/// * Nothing is written while a call to mail is under way: the calls return values, and only then is written.
/// * Every complete command gets exactly one tagged response, after the news it lets through.
/// * Whatever a client sends, [#run] returns; the watch on the selected mailbox ends with it.
public final class ImapSession {

    private static final System.Logger LOGGER = System.getLogger(ImapSession.class.getName());

    private final Connection connection;
    private final MailAccess mail;
    private final Spools spools;
    private final ImapSettings settings;
    private final Dialogue dialogue;
    private final UserSessions users;
    private ImapState state = new ImapState.NotAuthenticated();
    private int bad;
    private long strangersInput;
    private Optional<UserSessions.Place> place = Optional.empty();

    public ImapSession(Connection connection, MailAccess mail, Spools spools, ImapSettings settings) {
        this(connection, mail, spools, settings, UserSessions.unlimited());
    }

    /// @param users counts the sessions of each account over all connections
    public ImapSession(
            Connection connection, MailAccess mail, Spools spools, ImapSettings settings, UserSessions users) {
        this.connection = connection;
        this.mail = mail;
        this.spools = spools;
        this.settings = settings;
        this.users = users;
        WireWriter writer = new WireWriter(connection);
        WireReader reader = new WireReader(connection, writer);
        this.dialogue = new Dialogue(
                connection,
                reader,
                new ImapWriter(writer),
                mail,
                settings,
                reader.deadline(settings.limits().login()));
    }

    /// Talks until the connection is over, and closes it.
    public void run() {
        try {
            converse();
        } catch (Farewell farewell) {
            sayGoodbye(farewell.code(), farewell.getMessage());
        } catch (FloodException flood) {
            sayGoodbye(ResponseCode.TOOBIG, flood.getMessage());
        } catch (ShutdownException shutdown) {
            sayGoodbye(ResponseCode.UNAVAILABLE, shutdown.getMessage());
        } catch (SocketTimeoutException silence) {
            sayGoodbye(ResponseCode.NONE, "silent for too long");
        } catch (IOException gone) {
            LOGGER.log(Level.DEBUG, "IMAP client is gone", gone);
        } catch (RuntimeException bug) {
            LOGGER.log(Level.ERROR, "IMAP session failed", bug);
            sayGoodbye(ResponseCode.SERVERBUG, "an error in the server, not yours");
        } finally {
            enter(new ImapState.LoggedOut());
            place.ifPresent(UserSessions.Place::close);
            connection.close();
        }
    }

    private void converse() throws IOException {
        String capabilities = new CapabilityHandler(dialogue).capabilities(state);
        dialogue.out().line("* OK [CAPABILITY " + capabilities + "] MailMax at your service");
        dialogue.out().pass();
        while (!(state instanceof ImapState.LoggedOut)) {
            try (CommandReader reader = reader()) {
                Received received = reader.read();
                countInput(reader.octets());
                take(received);
            }
            dialogue.out().pass();
            if (state instanceof ImapState.StartingTls) {
                startTls();
            }
        }
        dialogue.out().flush();
    }

    private CommandReader reader() {
        ImapLimits limits = settings.limits();
        return state instanceof ImapState.LoggedIn in
                ? new CommandReader(
                        dialogue, spools, new AfterLogin(mail, in, settings), limits.line(), limits::inactivity)
                : new CommandReader(
                        dialogue,
                        spools,
                        new BeforeLogin(limits),
                        limits.lineBeforeLogin(),
                        dialogue.login()::remaining);
    }

    /// Who has not logged in has little to say: a name and a password, and some questions before.
    private void countInput(long octets) throws Farewell {
        if (!(state instanceof ImapState.LoggedIn)) {
            strangersInput += octets;
            if (strangersInput > settings.limits().inputBeforeLogin()) {
                throw new Farewell(ResponseCode.LIMIT, "too much before login");
            }
        }
    }

    private void take(Received received) throws IOException {
        switch (received) {
            case Received.Rejected rejected ->
                misunderstood(rejected.tag(), new Reply(rejected.condition(), rejected.code(), rejected.text(), state));
            case Received.Command command -> {
                switch (ImapParser.parse(command.frame(), settings.limits().command())) {
                    case Parsed.Malformed malformed ->
                        misunderstood(malformed.tag(), Reply.bad(malformed.reason(), state));
                    case Parsed.Understood understood -> understood(understood);
                }
            }
        }
    }

    private void understood(Parsed.Understood understood) throws IOException {
        Reply reply = admitted(answer(understood));
        enter(reply.next());
        try {
            if (state instanceof ImapState.Selected selected) {
                selected.view().tell(dialogue.out(), understood.command().mayRenumber());
            }
        } catch (MailException gone) {
            throw new Farewell(ResponseCode.NONEXISTENT, "the selected mailbox is gone");
        }
        dialogue.out().line(understood.tag() + " " + reply.line());
        count(reply.condition());
    }

    /// A login goes through only when the account has a session left (RFC 5530 §3: LIMIT).
    private Reply admitted(Reply reply) {
        if (reply.next() instanceof ImapState.LoggedIn in && !(state instanceof ImapState.LoggedIn)) {
            place = users.enter(in.who());
            if (place.isEmpty()) {
                return Reply.no(ResponseCode.LIMIT, "this user has too many sessions", state);
            }
            dialogue.connection().belongsTo(in.who());
        }
        return reply;
    }

    /// The one place where what went wrong becomes a reply.
    private Reply answer(Parsed.Understood understood) throws IOException {
        try {
            return new Answers(dialogue).answer(understood.tag(), understood.command(), state);
        } catch (MailException problem) {
            return MailProblem.reply(problem, state);
        } catch (ImapSyntaxException wrong) {
            return Reply.bad(wrong.getMessage(), state);
        } catch (RuntimeException bug) {
            String command = understood.command().getClass().getSimpleName();
            LOGGER.log(Level.ERROR, "IMAP " + command + " failed", bug);
            if (dialogue.out().isOpen()) {
                // Half a response is on its way; whatever followed would be taken for its other half.
                throw new IOException("a response could not be completed", bug);
            }
            return Reply.no(ResponseCode.SERVERBUG, "an error in the server, not yours", state);
        }
    }

    private void misunderstood(Optional<String> tag, Reply reply) throws IOException {
        dialogue.out().line(tag.orElse("*") + " " + reply.line());
        count(reply.condition());
    }

    /// Who says only nonsense is no mail client.
    private void count(Reply.Condition condition) throws Farewell {
        boolean loggedIn = state instanceof ImapState.LoggedIn;
        if (condition == Reply.Condition.BAD) {
            bad++;
        } else if (loggedIn) {
            bad = 0;
        }
        if (bad >= (loggedIn ? settings.limits().bad() : settings.limits().badBeforeLogin())) {
            throw new Farewell(ResponseCode.CLIENTBUG, "too many bad commands");
        }
    }

    private void startTls() throws IOException {
        dialogue.out().startTls();
        dialogue.in().discardBuffered();
        enter(new ImapState.NotAuthenticated());
    }

    /// Leaving a selected mailbox ends the watch on it.
    private void enter(ImapState next) {
        boolean stays = next instanceof ImapState.Selected after
                && state instanceof ImapState.Selected before
                && after.view() == before.view();
        if (!stays && state instanceof ImapState.Selected left) {
            left.view().close();
        }
        state = next;
    }

    private void sayGoodbye(ResponseCode code, String text) {
        try {
            if (!dialogue.out().isOpen()) {
                String bracketed = code.text().isEmpty() ? "" : "[" + code.text() + "] ";
                dialogue.out().line("* BYE " + bracketed + text);
            }
            dialogue.out().flush();
        } catch (IOException gone) {
            LOGGER.log(Level.DEBUG, "IMAP client is gone", gone);
        }
    }
}
