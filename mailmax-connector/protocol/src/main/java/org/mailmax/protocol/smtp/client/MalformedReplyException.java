package org.mailmax.protocol.smtp.client;

import java.io.IOException;

/// The host says what is no reply. Nothing it says afterwards can be understood.
public final class MalformedReplyException extends IOException {

    private static final long serialVersionUID = 1L;

    public MalformedReplyException(String message) {
        super(message);
    }
}
