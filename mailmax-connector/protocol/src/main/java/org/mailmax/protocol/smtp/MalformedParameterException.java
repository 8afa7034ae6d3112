package org.mailmax.protocol.smtp;

/// A parameter of MAIL or RCPT that is unknown, given twice, or has no such value.
final class MalformedParameterException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;

    /// @param code 501 for a wrong value, 555 for an unknown parameter (RFC 5321 §4.1.1.11)
    MalformedParameterException(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    SmtpReply reply() {
        return SmtpReply.of(code, "5.5.4", getMessage());
    }
}
