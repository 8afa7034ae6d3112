package org.mailmax.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/// The content transfer encodings (RFC 2045 §6) and how octets come out of them. Decoding takes what it gets and never
/// fails for what it reads.
public enum TransferDecoding {
    IDENTITY {
        @Override
        public InputStream decode(InputStream encoded) {
            return encoded;
        }
    },
    BASE64 {
        @Override
        public InputStream decode(InputStream encoded) {
            return new Base64Stream(encoded);
        }
    },
    QUOTED_PRINTABLE {
        @Override
        public InputStream decode(InputStream encoded) {
            return new QuotedPrintableStream(encoded);
        }
    };

    /// The encoding of this name, or nothing when there is none (RFC 9051 §6.4.5 answers UNKNOWN-CTE then).
    public static Optional<TransferDecoding> of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "7bit", "8bit", "binary", "" -> Optional.of(IDENTITY);
            case "base64" -> Optional.of(BASE64);
            case "quoted-printable" -> Optional.of(QUOTED_PRINTABLE);
            default -> Optional.empty();
        };
    }

    /// The octets decoded; closing it closes the stream given.
    public abstract InputStream decode(InputStream encoded);

    /// How many octets come out.
    public long decodedSize(InputStream encoded) throws IOException {
        try (InputStream decoded = decode(encoded)) {
            return decoded.transferTo(OutputStream.nullOutputStream());
        }
    }
}
