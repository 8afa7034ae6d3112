package org.mailmax.directory;

/// What a domain does.
public enum DomainState {
    /// Takes mail, and its people log in.
    ACTIVE,
    /// Takes and keeps mail, but nobody logs in and nobody sends.
    SUSPENDED,
    /// Takes no mail, and nobody logs in.
    DISABLED
}
