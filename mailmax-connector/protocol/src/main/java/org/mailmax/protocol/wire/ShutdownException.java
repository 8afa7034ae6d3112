package org.mailmax.protocol.wire;

import java.io.IOException;

/// Thrown by a [Connection] that is asked to read or wait while the server is going down, or after somebody has ended
/// the session. The session may still say good-bye and then ends.
public final class ShutdownException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Why the session has to end.
    public enum Reason {
        SERVER_STOPS("the server is shutting down"),
        /// By its user, or by somebody who administers the account.
        SESSION_ENDED("this session was ended");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    public ShutdownException() {
        this(Reason.SERVER_STOPS);
    }

    public ShutdownException(Reason reason) {
        super(reason.text);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
