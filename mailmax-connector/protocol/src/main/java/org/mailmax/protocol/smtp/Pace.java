package org.mailmax.protocol.smtp;

import java.net.SocketTimeoutException;
import java.time.Duration;
import org.mailmax.protocol.wire.FloodException;
import org.mailmax.protocol.wire.WireReader;

/// Watches how fast a message comes, and that it ends.
final class Pace {

    private final SmtpSettings settings;
    private final WireReader in;
    private final long start;
    private long received;

    /// @param in by whose clock it is watched
    Pace(SmtpSettings settings, WireReader in) {
        this.settings = settings;
        this.in = in;
        this.start = in.nanoTime();
    }

    /// @throws SocketTimeoutException when it comes too slowly altogether
    /// @throws FloodException when it does not end within any reasonable size
    void received(int octets) throws SocketTimeoutException, FloodException {
        received += octets;
        if (received > 2 * settings.sizes().message() + WireReader.FLOOD) {
            throw new FloodException();
        }
        int pace = settings.times().octetsPerSecond();
        Duration allowed = settings.times().data().plusSeconds(pace == 0 ? Integer.MAX_VALUE : received / pace);
        if (Duration.ofNanos(in.nanoTime() - start).compareTo(allowed) > 0) {
            throw new SocketTimeoutException("the message comes too slowly");
        }
    }
}
