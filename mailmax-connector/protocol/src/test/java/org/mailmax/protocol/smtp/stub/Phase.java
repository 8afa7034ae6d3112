package org.mailmax.protocol.smtp.stub;

/// Where a host can misbehave.
public enum Phase {
    /// Instead of the greeting.
    GREETING,
    EHLO,
    HELO,
    STARTTLS,
    /// Instead of the server's part of the TLS handshake.
    HANDSHAKE,
    AUTH,
    MAIL,
    RCPT,
    DATA,
    /// Before the octets of a chunk are read.
    CHUNK,
    /// After the last dot, or the last chunk.
    MESSAGE,
    RSET,
    QUIT
}
