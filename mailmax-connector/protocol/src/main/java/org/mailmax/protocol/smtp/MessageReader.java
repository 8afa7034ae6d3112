package org.mailmax.protocol.smtp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.mailmax.protocol.wire.FloodException;
import org.mailmax.protocol.wire.Spool;
import org.mailmax.protocol.wire.SpoolFullException;
import org.mailmax.protocol.wire.WireReader;

/// Reads one message after DATA, whatever is wrong with it, to its end, and puts it into a spool with the fields that
/// are added on the way.
final class MessageReader {

    private static final SmtpReply BARE_LINE_END =
            SmtpReply.of(550, "5.5.2", "lines end with CRLF; a CR or LF stood alone");
    private static final SmtpReply LINE_TOO_LONG = SmtpReply.of(554, "5.6.0", "a line is too long");
    private static final SmtpReply HEADER_TOO_LARGE = SmtpReply.of(552, "5.3.4", "the header is too large");
    private static final SmtpReply LOOP = SmtpReply.of(554, "5.4.6", "too many hops, this is a mail loop");
    private static final SmtpReply TOO_LARGE = SmtpReply.of(552, "5.3.4", "the message is too large");
    private static final SmtpReply NO_SPACE = SmtpReply.of(452, "4.3.1", "no space left for the message");

    private final WireReader in;
    private final SmtpSettings settings;
    private final Spool spool;
    private final Function<Header, byte[]> additions;
    private final Header header;
    private final Unstuffer unstuffer;
    private boolean headerPassed;
    private long received;

    /// @param additions what to put before the fields of the header, once it is known
    MessageReader(WireReader in, SmtpSettings settings, Spool spool, Function<Header, byte[]> additions) {
        this.in = in;
        this.settings = settings;
        this.spool = spool;
        this.additions = additions;
        this.header = new Header(settings.sizes().header());
        this.unstuffer = new Unstuffer(settings.sizes().textLine(), this::take);
    }

    /// Reads to the end of the message.
    ///
    /// @return why it cannot be taken, or nothing when it can
    /// @throws SocketTimeoutException when it comes too slowly
    /// @throws FloodException when it does not end within any reasonable size
    Optional<SmtpReply> read() throws IOException {
        long start = System.nanoTime();
        boolean complete;
        do {
            ByteBuffer chunk = in.chunk(settings.times().data());
            int before = chunk.remaining();
            complete = unstuffer.take(chunk);
            received += before - chunk.remaining();
            checkPace(System.nanoTime() - start);
        } while (!complete);
        passHeader();
        return fault();
    }

    private void checkPace(long nanos) throws IOException {
        if (received > 2 * settings.sizes().message() + WireReader.FLOOD) {
            throw new FloodException();
        }
        int pace = settings.times().octetsPerSecond();
        Duration allowed = settings.times().data().plusSeconds(pace == 0 ? Integer.MAX_VALUE : received / pace);
        if (Duration.ofNanos(nanos).compareTo(allowed) > 0) {
            throw new SocketTimeoutException("the message comes too slowly");
        }
    }

    private void take(byte[] octets, int offset, int count) {
        int at = offset;
        int end = offset + count;
        while (at < end && !header.isComplete()) {
            header.take(octets[at++]);
        }
        if (header.isComplete()) {
            passHeader();
        }
        if (at < end && !header.isTooLarge()) {
            spool.write(octets, at, end - at);
        }
    }

    private void passHeader() {
        if (!headerPassed && !header.isTooLarge()) {
            headerPassed = true;
            write(additions.apply(header));
            write(header.fields());
            write(header.rest());
        }
    }

    private void write(byte[] octets) {
        spool.write(octets, 0, octets.length);
    }

    private Optional<SmtpReply> fault() {
        if (unstuffer.hasBareLineEnd()) {
            return Optional.of(BARE_LINE_END);
        } else if (unstuffer.hasTooLongLine()) {
            return Optional.of(LINE_TOO_LONG);
        } else if (header.isTooLarge()) {
            return Optional.of(HEADER_TOO_LARGE);
        } else if (header.hops() > settings.sizes().hops()) {
            return Optional.of(LOOP);
        }
        return spoolFault();
    }

    private Optional<SmtpReply> spoolFault() {
        try {
            spool.finish();
            return Optional.empty();
        } catch (SpoolFullException tooLarge) {
            return Optional.of(TOO_LARGE);
        } catch (IOException diskFull) {
            System.getLogger(MessageReader.class.getName())
                    .log(System.Logger.Level.ERROR, "a message could not be spooled", diskFull);
            return Optional.of(NO_SPACE);
        }
    }
}
