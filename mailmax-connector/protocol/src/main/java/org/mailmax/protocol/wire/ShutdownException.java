package org.mailmax.protocol.wire;

import java.io.IOException;

/// Thrown by a [Connection] that is asked to read or wait while the server is going down. The session may still say
/// good-bye and then ends.
public final class ShutdownException extends IOException {

    private static final long serialVersionUID = 1L;

    public ShutdownException() {
        super("the server is shutting down");
    }
}
