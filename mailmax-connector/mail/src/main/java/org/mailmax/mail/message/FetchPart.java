package org.mailmax.mail.message;

/// What a reader wants of a message besides its UID, flags, modseq, date and size, which cost nothing.
public enum FetchPart {
    /// Envelope and structure.
    SUMMARY,
    /// The octets themselves, opened but not read.
    CONTENT
}
