package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.mail.message.Content;

/// Undoes a content transfer encoding (RFC 2045 §6) piece by piece, so that a part of any size needs no memory. What is
/// no part of the encoding is passed over as RFC 2045 §6.7 and §6.8 advise.
abstract sealed class TransferDecoder permits IdentityDecoder, Base64Decoder, QuotedPrintableDecoder {

    private static final int CHUNK = 8192;

    final OutputStream target;

    TransferDecoder(OutputStream target) {
        this.target = target;
    }

    abstract void take(byte[] octets, int count) throws IOException;

    abstract void end() throws IOException;

    /// The decoder of an encoding, or nothing for an unknown one.
    static Optional<TransferDecoder> of(String encoding, OutputStream target) {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "7bit", "8bit", "binary" -> Optional.of(new IdentityDecoder(target));
            case "base64" -> Optional.of(new Base64Decoder(target));
            case "quoted-printable" -> Optional.of(new QuotedPrintableDecoder(target));
            default -> Optional.empty();
        };
    }

    static boolean isKnown(String encoding) {
        return of(encoding, OutputStream.nullOutputStream()).isPresent();
    }

    final void decode(Content encoded) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = encoded.open()) {
            for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
                take(chunk, count);
            }
        }
        end();
    }
}
