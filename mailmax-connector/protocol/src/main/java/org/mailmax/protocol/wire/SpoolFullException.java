package org.mailmax.protocol.wire;

import java.io.IOException;

/// A message is larger than allowed.
public final class SpoolFullException extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param limit in octets
    public SpoolFullException(long limit) {
        super("larger than " + limit + " octets");
    }
}
