package org.mailmax.signing;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The SHA-256 of a body. In the relaxed form (RFC 6376 §3.4.4) blanks at the end of lines and empty lines at the end
/// of
/// the body do not count, and every run of blanks is one; in the simple form (§3.4.3) only empty lines at the end do
// not.
final class BodyHash {

    private static final int BUFFER = 16_384;

    private final MessageDigest digest;
    private final byte[] out = new byte[BUFFER];
    private int filled;

    private final boolean relaxed;
    private long left;

    private long lineEnds;
    private boolean blank;
    private boolean carriageReturn;
    private boolean empty = true;

    private BodyHash(boolean relaxed, long length) {
        this.relaxed = relaxed;
        this.left = length;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// In base 64, as it stands in `bh=`.
    static String of(InputStream body) throws IOException {
        return of(body, true, Long.MAX_VALUE);
    }

    /// @param length octets of the canonical body that count (`l=`)
    static String of(InputStream body, boolean relaxed, long length) throws IOException {
        BodyHash hash = new BodyHash(relaxed, length);
        byte[] in = new byte[BUFFER];
        for (int count = body.read(in); count >= 0; count = body.read(in)) {
            for (int i = 0; i < count; i++) {
                hash.take(in[i]);
            }
        }
        return hash.end();
    }

    private void take(byte octet) {
        if (carriageReturn) {
            carriageReturn = false;
            if (octet == '\n') {
                blank = false;
                lineEnds++;
                return;
            }
            text((byte) '\r');
        }
        if (octet == '\r') {
            carriageReturn = true;
        } else if (relaxed && (octet == ' ' || octet == '\t')) {
            blank = true;
        } else {
            text(octet);
        }
    }

    private void text(byte octet) {
        for (; lineEnds > 0; lineEnds--) {
            put((byte) '\r');
            put((byte) '\n');
        }
        if (blank) {
            put((byte) ' ');
            blank = false;
        }
        put(octet);
        empty = false;
    }

    private String end() {
        if (carriageReturn) {
            text((byte) '\r');
        }
        if (!empty || !relaxed) {
            put((byte) '\r');
            put((byte) '\n');
        }
        digest.update(out, 0, filled);
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    private void put(byte octet) {
        if (left == 0) {
            return;
        }
        left--;
        if (filled == out.length) {
            digest.update(out);
            filled = 0;
        }
        out[filled++] = octet;
    }
}
