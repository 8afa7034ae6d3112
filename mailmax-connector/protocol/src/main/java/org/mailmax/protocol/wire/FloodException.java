package org.mailmax.protocol.wire;

import java.io.IOException;

/// The client sends without end what no protocol allows: nothing is left but to close the connection.
public final class FloodException extends IOException {

    private static final long serialVersionUID = 1L;

    public FloodException() {
        super("the client sends a line without end");
    }
}
