package org.mailmax.protocol.smtp.client;

import java.io.IOException;

/// Doubles the dots at the beginning of lines (RFC 5321 §4.5.2).
final class DotStuffer {

    private final CommandWriter out;
    private boolean lineStart = true;

    DotStuffer(CommandWriter out) {
        this.out = out;
    }

    void take(byte[] octets, int count) throws IOException {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (lineStart && octets[i] == '.') {
                out.octets(octets, from, i - from).octet('.');
                from = i;
            }
            lineStart = octets[i] == '\n';
        }
        out.octets(octets, from, count - from);
    }
}
