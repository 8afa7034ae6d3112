package org.mailmax.mail.mime;

/// The octets of a stored summary are none: damaged, cut off, or of a later version. The summary can be computed again
/// from the message.
public final class DamagedSummaryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedSummaryException(String message) {
        super(message);
    }
}
