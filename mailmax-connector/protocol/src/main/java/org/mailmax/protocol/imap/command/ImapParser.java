package org.mailmax.protocol.imap.command;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mailmax.protocol.imap.command.Select.Access;
import org.mailmax.protocol.imap.syntax.CommandFrame;
import org.mailmax.protocol.imap.syntax.CommandLimits;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// From a complete command to its record, or to the reason why it is none. The tables are the list of all commands.
public final class ImapParser {

    /// Tags longer than this are nobody's.
    private static final int MAX_TAG = 64;

    private static final Map<String, Function<ImapTokens, ImapCommand>> COMMANDS = Map.ofEntries(
            entry("APPEND", Append::read),
            entry("AUTHENTICATE", Authenticate::read),
            entry("CAPABILITY", in -> new Capability()),
            entry("CHECK", in -> new Check()),
            entry("CLOSE", in -> new Close()),
            entry("COPY", in -> Copy.read(in, Naming.SEQUENCE)),
            entry("CREATE", Create::read),
            entry("DELETE", Delete::read),
            entry("ENABLE", Enable::read),
            entry("EXAMINE", in -> Select.read(in, Access.READ_ONLY)),
            entry("EXPUNGE", in -> Expunge.all()),
            entry("FETCH", in -> Fetch.read(in, Naming.SEQUENCE)),
            entry("GETQUOTA", GetQuota::read),
            entry("GETQUOTAROOT", GetQuotaRoot::read),
            entry("ID", Id::read),
            entry("IDLE", in -> new Idle()),
            entry("LIST", ListMailboxes::read),
            entry("LOGIN", Login::read),
            entry("LOGOUT", in -> new Logout()),
            entry("LSUB", Lsub::read),
            entry("MOVE", in -> Move.read(in, Naming.SEQUENCE)),
            entry("NAMESPACE", in -> new Namespace()),
            entry("NOOP", in -> new Noop()),
            entry("RENAME", Rename::read),
            entry("SEARCH", in -> Search.read(in, Naming.SEQUENCE)),
            entry("SELECT", in -> Select.read(in, Access.READ_WRITE)),
            entry("STARTTLS", in -> new StartTls()),
            entry("STATUS", Status::read),
            entry("STORE", in -> Store.read(in, Naming.SEQUENCE)),
            entry("SUBSCRIBE", Subscribe::read),
            entry("UID", ImapParser::byUid),
            entry("UNSELECT", in -> new Unselect()),
            entry("UNSUBSCRIBE", Unsubscribe::read));

    /// `uid = "UID" SP (copy / move / fetch / search / store / uid-expunge)` — RFC 9051 §9
    private static final Map<String, Function<ImapTokens, ImapCommand>> BY_UID = Map.of(
            "COPY", in -> Copy.read(in, Naming.UID),
            "EXPUNGE", Expunge::read,
            "FETCH", in -> Fetch.read(in, Naming.UID),
            "MOVE", in -> Move.read(in, Naming.UID),
            "SEARCH", in -> Search.read(in, Naming.UID),
            "STORE", in -> Store.read(in, Naming.UID));

    private ImapParser() {}

    public static Parsed parse(CommandFrame frame, CommandLimits limits) {
        Optional<String> tag = Optional.empty();
        try {
            ImapTokens in = new ImapTokens(frame, limits);
            tag = Optional.of(tag(in));
            in.sp();
            ImapCommand command = command(COMMANDS, in);
            in.end();
            return new Parsed.Understood(tag.get(), command);
        } catch (ImapSyntaxException malformed) {
            return new Parsed.Malformed(tag, malformed.getMessage());
        }
    }

    /// The tag of a command of which perhaps not everything came.
    public static Optional<String> tagOf(CommandFrame frame) {
        try {
            return Optional.of(tag(new ImapTokens(frame, CommandLimits.DEFAULT)));
        } catch (ImapSyntaxException malformed) {
            return Optional.empty();
        }
    }

    /// True when the literal just announced is the message of an APPEND and not one of its arguments.
    public static boolean awaitsMessage(CommandFrame soFar) {
        return messageTarget(soFar).isPresent();
    }

    /// The mailbox, as it was written, that the message is for which such a frame awaits.
    public static Optional<String> messageTarget(CommandFrame soFar) {
        try {
            ImapTokens in = new ImapTokens(soFar, CommandLimits.DEFAULT);
            tag(in);
            in.sp();
            boolean append = in.skipKeyword("APPEND");
            in.sp();
            String mailbox = in.astring();
            in.sp();
            return append ? Optional.of(mailbox) : Optional.empty();
        } catch (ImapSyntaxException other) {
            return Optional.empty();
        }
    }

    private static String tag(ImapTokens in) {
        String tag = in.tag();
        if (tag.length() > MAX_TAG || in.peek() != ' ') {
            throw new ImapSyntaxException("not a tag");
        }
        return tag;
    }

    private static ImapCommand byUid(ImapTokens in) {
        in.sp();
        return command(BY_UID, in);
    }

    private static ImapCommand command(Map<String, Function<ImapTokens, ImapCommand>> commands, ImapTokens in) {
        Function<ImapTokens, ImapCommand> grammar = commands.get(in.keyword());
        if (grammar == null) {
            throw new ImapSyntaxException("unknown command");
        }
        return grammar.apply(in);
    }
}
