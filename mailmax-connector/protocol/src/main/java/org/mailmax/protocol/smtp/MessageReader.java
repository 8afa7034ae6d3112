package org.mailmax.protocol.smtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.mailmax.protocol.wire.WireReader;

/// Reads one message after DATA, whatever is wrong with it, to its end.
final class MessageReader {

    private final WireReader in;
    private final SmtpSettings settings;

    MessageReader(WireReader in, SmtpSettings settings) {
        this.in = in;
        this.settings = settings;
    }

    /// Reads to the end of the message.
    ///
    /// @return why it cannot be taken, or nothing when it can
    /// @throws java.net.SocketTimeoutException when it comes too slowly
    /// @throws org.mailmax.protocol.wire.FloodException when it does not end within any reasonable size
    Optional<SmtpReply> read(MessageIntake intake) throws IOException {
        Unstuffer unstuffer = new Unstuffer(settings.sizes().textLine(), intake::take);
        Pace pace = new Pace(settings, in);
        boolean complete;
        do {
            ByteBuffer chunk = in.chunk(settings.times().data());
            int before = chunk.remaining();
            complete = unstuffer.take(chunk);
            pace.received(before - chunk.remaining());
        } while (!complete);
        return intake.fault(LineFault.of(unstuffer.hasBareLineEnd(), unstuffer.hasTooLongLine()));
    }
}
