package org.mailmax.adapter.relay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.mailmax.protocol.smtp.client.ClientTimes;

/// How the way out behaves.
///
/// @param authorities a file of certificates (PEM) whose word counts besides the authorities Java knows
public record RelaySettings(ClientTimes times, Opening opening, Keeping keeping, Optional<Path> authorities) {

    public static final RelaySettings DEFAULT =
            new RelaySettings(ClientTimes.DEFAULT, Opening.DEFAULT, Keeping.DEFAULT, Optional.empty());

    /// @param connect for an address to answer
    /// @param handshake for TLS
    /// @param addresses tried for one message at most
    /// @param unreachable how long an address that did not answer is tried last
    public record Opening(Duration connect, Duration handshake, int addresses, Duration unreachable) {

        public static final Opening DEFAULT =
                new Opening(Duration.ofSeconds(30), Duration.ofSeconds(60), 10, Duration.ofMinutes(5));
    }

    /// @param idle how long a connection is kept for the next message
    /// @param fresh how long it is taken for alive without asking
    /// @param shipments after so many a connection is closed: hosts behind a balancer share the work
    /// @param connections kept idle at most, all hosts together
    public record Keeping(Duration idle, Duration fresh, int shipments, int connections) {

        public static final Keeping DEFAULT = new Keeping(Duration.ofSeconds(20), Duration.ofSeconds(1), 500, 1000);
    }

    public RelaySettings with(ClientTimes others) {
        return new RelaySettings(others, opening, keeping, authorities);
    }

    public RelaySettings with(Opening others) {
        return new RelaySettings(times, others, keeping, authorities);
    }

    public RelaySettings with(Keeping others) {
        return new RelaySettings(times, opening, others, authorities);
    }

    public RelaySettings withAuthorities(Path file) {
        return new RelaySettings(times, opening, keeping, Optional.of(file));
    }
}
