package org.mailmax.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What [WireReader#readLine] found.
public sealed interface Line {

    /// A line that ended with CRLF, which is not part of the octets, and has no other CR or LF in it.
    ///
    /// @param octets in the hands of the receiver alone
    record Complete(byte[] octets) implements Line {

        /// The line as UTF-8 text, or nothing when it is none.
        public Optional<String> text() {
            try {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(octets))
                        .toString());
            } catch (CharacterCodingException notText) {
                return Optional.empty();
            }
        }
    }

    /// The line was longer than allowed; all of it has been thrown away.
    record TooLong() implements Line {}

    /// A CR or LF stood alone (RFC 5321 §2.3.8 forbids both); the octets up to the LF have been thrown away.
    record BareLineEnd() implements Line {}
}
