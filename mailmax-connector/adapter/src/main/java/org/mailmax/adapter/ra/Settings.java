package org.mailmax.adapter.ra;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.mailmax.adapter.relay.RelaySettings;

/// The bootstrap settings of the connector: MicroProfile Config, so `mailmax.smtp.port` is `MAILMAX_SMTP_PORT` in the
/// environment.
record Settings(Config config) {

    private static final String ANY_ADDRESS = "0.0.0.0";
    private static final String LOOPBACK = "127.0.0.1";

    /// The data directory.
    Path home() {
        return Path.of(config.getValue("mailmax.home", String.class));
    }

    String hostname() {
        return text("mailmax.hostname").orElseGet(Settings::localHostName);
    }

    /// Where a service listens, or nothing when its port is 0.
    Optional<InetSocketAddress> address(String service, int defaultPort) {
        return at(text("mailmax.address").orElse(ANY_ADDRESS), service, defaultPort);
    }

    /// Where a service listens that trusts its clients: loopback unless `mailmax.<service>.address` says otherwise.
    Optional<InetSocketAddress> trustedAddress(String service, int defaultPort) {
        return at(text("mailmax." + service + ".address").orElse(LOOPBACK), service, defaultPort);
    }

    /// May passwords cross the wire in clear? Only where the operator says so.
    boolean clearTextLogin() {
        return config.getOptionalValue("mailmax.cleartext.login", Boolean.class).orElse(false);
    }

    LimitSettings limits() {
        return new LimitSettings(config);
    }

    /// How the way out behaves.
    RelaySettings relay() {
        return limits().relay(text("mailmax.relay.authorities").map(Path::of));
    }

    private Optional<InetSocketAddress> at(String address, String service, int defaultPort) {
        int port = number("mailmax." + service + ".port", defaultPort);
        return port == 0 ? Optional.empty() : Optional.of(new InetSocketAddress(address, port));
    }

    private int number(String name, int otherwise) {
        return config.getOptionalValue(name, Integer.class).orElse(otherwise);
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    private static String localHostName() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
