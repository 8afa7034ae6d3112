package org.mailmax.protocol.imap.session;

import java.time.Duration;
import org.mailmax.protocol.imap.syntax.CommandLimits;

/// How much of anything a client may ask of the IMAP service; octets where nothing else is said.
///
/// @param lineBeforeLogin the lines of a command together, before login
/// @param literalBeforeLogin a literal, and all literals of a command together, before login
/// @param inputBeforeLogin all commands before login together, literals included
/// @param line the lines of a command together
/// @param literal a literal other than a message to append
/// @param literals all such literals of a command together
/// @param pieces how many such literals a command may have
/// @param command what the grammar of one command may ask for
/// @param badBeforeLogin bad commands before login, after which the connection is closed
/// @param bad bad commands in a row after login, after which the connection is closed
/// @param login how long a client may take to log in
/// @param inactivity how long a client may be silent after login: 30 minutes at least (RFC 9051 §5.4)
public record ImapLimits(
        int lineBeforeLogin,
        int literalBeforeLogin,
        int inputBeforeLogin,
        int line,
        int literal,
        int literals,
        int pieces,
        CommandLimits command,
        int badBeforeLogin,
        int bad,
        Duration login,
        Duration inactivity) {

    public static final ImapLimits DEFAULT = new ImapLimits(
            8 * 1024,
            4 * 1024,
            64 * 1024,
            64 * 1024,
            64 * 1024,
            512 * 1024,
            256,
            CommandLimits.DEFAULT,
            3,
            20,
            Duration.ofSeconds(60),
            Duration.ofMinutes(30));
}
