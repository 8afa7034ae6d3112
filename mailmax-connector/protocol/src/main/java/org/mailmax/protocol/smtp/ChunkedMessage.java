package org.mailmax.protocol.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.wire.WireReader;

/// A message that comes by BDAT, chunk after chunk (RFC 3030 §2). Its lines end with CRLF as those after DATA do, since
/// BINARYMIME is not offered; a last line without an end is given one, for there is no other way to send it on.
final class ChunkedMessage implements AutoCloseable {

    private static final byte[] CRLF = {'\r', '\n'};

    private final SmtpSettings settings;
    private final MessageIntake intake;
    private final WireReader in;
    private final Pace pace;
    private long octets;
    private byte last = '\n';
    private int lineLength;
    private boolean bareLineEnd;
    private boolean tooLongLine;

    ChunkedMessage(SmtpSettings settings, MessageIntake intake, WireReader in) {
        this.settings = settings;
        this.intake = intake;
        this.in = in;
        this.pace = new Pace(settings, in);
    }

    /// Whether the message stays below the limit with another chunk.
    boolean hasRoomFor(long chunk) {
        return chunk <= settings.sizes().message() - octets;
    }

    /// Reads a chunk to its end.
    void read(long size) throws IOException {
        in.readOctets(size, new Chunk(), () -> settings.times().data());
        octets += size;
    }

    /// Why the message, complete now, cannot be taken.
    Optional<SmtpReply> fault() {
        bareLineEnd |= last == '\r';
        if (last != '\n' && !bareLineEnd) {
            intake.take(CRLF, 0, CRLF.length);
        }
        return intake.fault(LineFault.of(bareLineEnd, tooLongLine));
    }

    Content content() throws IOException {
        return intake.content();
    }

    @Override
    public void close() {
        intake.close();
    }

    /// Where the octets of the chunks go.
    private final class Chunk extends OutputStream {

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int count) throws IOException {
            for (int at = offset; at < offset + count; at++) {
                check(source[at]);
            }
            if (!bareLineEnd && !tooLongLine) {
                intake.take(source, offset, count);
            }
            pace.received(count);
        }

        private void check(byte octet) {
            bareLineEnd |= octet == '\n' ? last != '\r' : last == '\r';
            lineLength = octet == '\n' ? 0 : lineLength + 1;
            tooLongLine |= lineLength > settings.sizes().textLine() + 1;
            last = octet;
        }
    }
}
