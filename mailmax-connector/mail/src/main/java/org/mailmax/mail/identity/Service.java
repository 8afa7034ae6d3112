package org.mailmax.mail.identity;

/// The door a client came in by.
public enum Service {
    /// Mail from other hosts (RFC 5321); no relaying.
    SMTP,
    /// Mail from our own users, port 587 or 465 (RFC 6409, RFC 8314); only after AUTH.
    SUBMISSION,
    /// Local delivery with one reply for each recipient (RFC 2033).
    LMTP,
    IMAP,
    POP3,
    WEBMAIL
}
