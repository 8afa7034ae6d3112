package org.mailmax.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How other hosts are spoken to, as far as the operator decides it before the start.
@ApplicationScoped
public class RelaySettings {

    private static final int SMTP = 25;

    @Inject
    @ConfigProperty(name = "mailmax.hostname")
    private Optional<String> hostname;

    @Inject
    @ConfigProperty(name = "mailmax.address", defaultValue = "0.0.0.0")
    private String address;

    @Inject
    @ConfigProperty(name = "mailmax.smtp.port", defaultValue = "2525")
    private int smtpPort;

    /// On which port the hosts of other domains listen.
    @Inject
    @ConfigProperty(name = "mailmax.relay.port", defaultValue = "25")
    private int port;

    /// Whether MX records may lead into private networks and to this machine.
    @Inject
    @ConfigProperty(name = "mailmax.relay.private", defaultValue = "false")
    private boolean privateAddresses;

    public String hostname() {
        return hostname.orElseGet(RelaySettings::localHostName).toLowerCase(Locale.ROOT);
    }

    public int port() {
        return port;
    }

    boolean privateAddresses() {
        return privateAddresses;
    }

    /// Whether whoever connects to this port of one of our addresses could reach ourselves: on the port all hosts
    /// listen on, which is passed on to ours, or on ours.
    boolean couldBeOurs(int contacted) {
        return contacted == SMTP || contacted == smtpPort;
    }

    /// The address our ports listen on; nothing when they listen on all.
    Optional<InetAddress> listening() {
        InetAddress listening = InetAddress.ofLiteral(address);
        return listening.isAnyLocalAddress() ? Optional.empty() : Optional.of(listening);
    }

    private static String localHostName() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
