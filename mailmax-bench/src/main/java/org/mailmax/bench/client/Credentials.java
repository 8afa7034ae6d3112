package org.mailmax.bench.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Who logs in.
public record Credentials(String user, String password) {

    /// The initial response of SASL PLAIN in base64 (RFC 4616 §2).
    public String plain() {
        byte[] message = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(message);
    }

    @Override
    public String toString() {
        return user;
    }
}
