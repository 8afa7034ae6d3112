package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.io.OutputStream;

/// `7bit`, `8bit` and `binary`: nothing to undo (RFC 2045 §6.2).
final class IdentityDecoder extends TransferDecoder {

    IdentityDecoder(OutputStream target) {
        super(target);
    }

    @Override
    void take(byte[] octets, int count) throws IOException {
        target.write(octets, 0, count);
    }

    @Override
    void end() {}
}
