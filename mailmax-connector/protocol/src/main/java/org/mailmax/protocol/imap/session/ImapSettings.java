package org.mailmax.protocol.imap.session;

/// How the IMAP service behaves.
///
/// @param plainTextLoginAllowed true when passwords may cross the network in clear, without TLS
/// @param maxMessage the largest message taken by APPEND, in octets
public record ImapSettings(boolean plainTextLoginAllowed, long maxMessage, ImapLimits limits) {

    public static final ImapSettings DEFAULT = new ImapSettings(false, 50L * 1024 * 1024, ImapLimits.DEFAULT);
}
