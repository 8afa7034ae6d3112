package org.mailmax.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Recognises clients that talk to the wrong port: browsers (which scripts can make send mail commands in the body of a
/// request, "cross-protocol" attacks) and TLS clients. Nothing of what they say may be answered line by line.
public final class ForeignProtocol {

    private static final Set<String> HTTP_METHODS =
            Set.of("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "CONNECT", "PATCH", "TRACE", "PRI");
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int LONGEST_METHOD = 8;

    private ForeignProtocol() {}

    /// True when the line is the beginning of an HTTP request or of a TLS handshake.
    public static boolean isSpoken(byte[] line) {
        if (line.length > 2 && line[0] == TLS_HANDSHAKE && line[1] == 3) {
            return true;
        }
        int space = 0;
        while (space < line.length && space < LONGEST_METHOD && line[space] != ' ') {
            space++;
        }
        return space < line.length
                && line[space] == ' '
                && HTTP_METHODS.contains(new String(line, 0, space, StandardCharsets.ISO_8859_1));
    }
}
