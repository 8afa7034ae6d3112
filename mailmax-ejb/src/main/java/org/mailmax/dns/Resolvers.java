package org.mailmax.dns;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.dnssec.ValidatingResolver;

/// Makes dnsjava's resolvers as the settings want them.
final class Resolvers {

    private static final int RETRIES = 2;
    /// Fits into one packet nearly everywhere; longer answers come over TCP (RFC 9715 §3.1).
    private static final int UDP_OCTETS = 1232;

    private Resolvers() {}

    static Resolver of(DnsSettings settings) {
        Resolver plain = plain(settings.servers(), settings.timeout());
        return switch (settings.trust()) {
            case VALIDATE -> validating(plain, settings.anchors());
            case RESOLVER, OFF -> plain;
        };
    }

    private static Resolver plain(List<InetSocketAddress> servers, Duration timeout) {
        List<Resolver> each =
                servers.stream().<Resolver>map(SimpleResolver::new).toList();
        ExtendedResolver all = new ExtendedResolver(each);
        all.setTimeout(timeout.multipliedBy(RETRIES * (long) each.size() + 1));
        each.forEach(resolver -> {
            resolver.setTimeout(timeout);
            resolver.setEDNS(0, UDP_OCTETS, ExtendedFlags.DO, List.of());
        });
        all.setRetries(RETRIES);
        return all;
    }

    private static Resolver validating(Resolver plain, Optional<Path> anchors) {
        ValidatingResolver resolver = new ValidatingResolver(plain);
        try (InputStream in = anchors.isPresent() ? Files.newInputStream(anchors.get()) : RootAnchors.open()) {
            resolver.loadTrustAnchors(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the trust anchors cannot be read", e);
        }
        return resolver;
    }
}
