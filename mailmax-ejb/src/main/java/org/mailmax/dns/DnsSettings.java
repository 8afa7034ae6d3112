package org.mailmax.dns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xbill.DNS.ResolverConfig;

/// Whom to ask, how long to wait, and what to believe.
@ApplicationScoped
public class DnsSettings {

    private static final int PORT = 53;

    /// `address` or `address:port`, an IPv6 address in brackets, separated by commas. The machine's own servers when
    /// nothing is set.
    @Inject
    @ConfigProperty(name = "mailmax.dns.servers")
    private Optional<String> servers;

    /// For one try, in seconds.
    @Inject
    @ConfigProperty(name = "mailmax.dns.timeout.seconds", defaultValue = "5")
    private int timeoutSeconds;

    @Inject
    @ConfigProperty(name = "mailmax.dns.dnssec", defaultValue = "validate")
    private String dnssec;

    /// A file of DS or DNSKEY records to trust instead of the root's.
    @Inject
    @ConfigProperty(name = "mailmax.dns.anchors")
    private Optional<String> anchors;

    /// Where the proof of an answer comes from (docs/decisions, 16).
    enum Trust {
        /// Every signature is verified here.
        VALIDATE,
        /// The resolver on this machine verifies, and says so by the AD bit (RFC 4035 §4.9.3).
        RESOLVER,
        /// Nothing is ever proven.
        OFF
    }

    List<InetSocketAddress> servers() {
        return servers.map(text -> Stream.of(text.split(","))
                        .map(String::strip)
                        .filter(server -> !server.isEmpty())
                        .map(DnsSettings::server)
                        .toList())
                .orElseGet(() -> ResolverConfig.getCurrentConfig().servers());
    }

    Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }

    Optional<Path> anchors() {
        return anchors.map(Path::of);
    }

    /// @throws IllegalArgumentException when a resolver elsewhere shall be believed: anybody on the way can set a bit
    Trust trust() {
        Trust trust =
                switch (dnssec.toLowerCase(Locale.ROOT)) {
                    case "validate" -> Trust.VALIDATE;
                    case "resolver" -> Trust.RESOLVER;
                    case "off" -> Trust.OFF;
                    default ->
                        throw new IllegalArgumentException(
                                "mailmax.dns.dnssec is '" + dnssec + "', but must be validate, resolver or off");
                };
        if (trust == Trust.RESOLVER
                && !servers().stream().allMatch(server -> server.getAddress().isLoopbackAddress())) {
            throw new IllegalArgumentException(
                    "mailmax.dns.dnssec is 'resolver', but not every DNS server is on this machine");
        }
        return trust;
    }

    static InetSocketAddress server(String text) {
        int colon = text.lastIndexOf(':');
        boolean withPort = colon > 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        String host = withPort ? text.substring(0, colon) : text;
        try {
            int port = withPort ? Integer.parseInt(text.substring(colon + 1)) : PORT;
            return new InetSocketAddress(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")), port);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an address of a DNS server: " + text, e);
        }
    }
}
