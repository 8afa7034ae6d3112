package org.mailmax.protocol.imap.session;

import java.io.IOException;
import org.mailmax.protocol.imap.response.ResponseCode;

/// The server ends the session with an untagged BYE (RFC 9051 §7.1.5).
final class Farewell extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient ResponseCode code;

    Farewell(ResponseCode code, String text) {
        super(text);
        this.code = code;
    }

    ResponseCode code() {
        return code;
    }
}
