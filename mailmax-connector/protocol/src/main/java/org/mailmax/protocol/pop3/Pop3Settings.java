package org.mailmax.protocol.pop3;

import java.time.Duration;

/// How POP3 is served.
///
/// @param clearTextLogin may passwords cross the wire without TLS?
/// @param lineLimit octets of a command without CRLF; RFC 2449 §4 asks for 255 with CRLF, SASL for more
/// @param errorLimit after how many bad commands or failed logins the session ends
/// @param loginTimeout how long a client may take until it has logged in
/// @param idleTimeout the autologout timer after login, at least 10 minutes (RFC 1939 §3)
public record Pop3Settings(
        boolean clearTextLogin, int lineLimit, int errorLimit, Duration loginTimeout, Duration idleTimeout) {

    public static final Pop3Settings DEFAULT =
            new Pop3Settings(false, 12 * 1024, 10, Duration.ofMinutes(1), Duration.ofMinutes(10));

    public Pop3Settings withClearTextLogin(boolean allowed) {
        return new Pop3Settings(allowed, lineLimit, errorLimit, loginTimeout, idleTimeout);
    }
}
