package org.mailmax.protocol.imap.command;

/// How a command and its answers name messages.
public enum Naming {
    /// By message sequence number (RFC 9051 §2.3.1.2).
    SEQUENCE,
    /// By unique identifier, in the commands that begin with `UID` (RFC 9051 §6.4.9).
    UID
}
