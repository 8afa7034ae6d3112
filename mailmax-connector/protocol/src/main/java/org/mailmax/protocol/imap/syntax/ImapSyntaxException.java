package org.mailmax.protocol.imap.syntax;

/// The client's octets are not what the grammar allows here; answered with BAD. The message is safe to show.
public final class ImapSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Without a stack trace: it is an answer, not an accident.
    public ImapSyntaxException(String message) {
        super(message, null, false, false);
    }
}
