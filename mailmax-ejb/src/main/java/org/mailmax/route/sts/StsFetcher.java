package org.mailmax.route.sts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.dns.AddressKind;
import org.mailmax.dns.Dns;
import org.mailmax.mail.address.DomainName;

/// Fetches a policy (RFC 8461 §3.3): one request, no redirects, a verified certificate, and only to the address our own
/// DNS gave, so that nobody can lead us to a server inside our network.
@ApplicationScoped
public class StsFetcher {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    /// RFC 8461 §3.3 suggests a minute for all of it.
    private static final Duration READ = Duration.ofSeconds(30);

    private static final String PATH = "/.well-known/mta-sts.txt";

    @Inject
    @ConfigProperty(name = "mailmax.sts.port", defaultValue = "443")
    private int port;

    /// A PEM file of authorities to trust besides those Java knows.
    @Inject
    @ConfigProperty(name = "mailmax.relay.authorities")
    private Optional<String> authorities;

    @Inject
    @ConfigProperty(name = "mailmax.relay.private", defaultValue = "false")
    private boolean privateAddresses;

    @Inject
    private Dns dns;

    /// The text of the policy.
    ///
    /// @throws IOException when there is none to be had; the message says why
    String fetch(DomainName domain) throws IOException {
        String host = "mta-sts." + domain;
        List<InetAddress> addresses = dns.addresses(host).records();
        IOException last = new IOException(host + " has no address");
        for (InetAddress address : addresses) {
            if (!privateAddresses && AddressKind.isPrivate(address)) {
                last = new IOException(host + " is in a private network");
                continue;
            }
            try {
                return fetch(host, address);
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private String fetch(String host, InetAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) CONNECT.toMillis());
            socket.setSoTimeout((int) READ.toMillis());
            try (SSLSocket tls = secured(socket, host)) {
                tls.getOutputStream().write(request(host).getBytes(StandardCharsets.US_ASCII));
                tls.getOutputStream().flush();
                return HttpAnswer.read(octets(tls.getInputStream())).policy();
            }
        }
    }

    private SSLSocket secured(Socket socket, String host) throws IOException {
        SSLSocket tls;
        try {
            tls = (SSLSocket) StsTrust.context(authorities.map(Path::of))
                    .getSocketFactory()
                    .createSocket(socket, host, port, true);
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS", e);
        }
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(host)));
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    private String request(String host) {
        return "GET " + PATH + " HTTP/1.1\r\nHost: " + host + (port == 443 ? "" : ":" + port)
                + "\r\nAccept: text/plain\r\nUser-Agent: MailMax\r\nConnection: close\r\n\r\n";
    }

    /// All the server sends until it closes.
    private static byte[] octets(InputStream in) throws IOException {
        long deadline = System.nanoTime() + READ.toNanos();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            all.write(buffer, 0, count);
            if (all.size() > 2 * StsGrammar.MAX_OCTETS || System.nanoTime() > deadline) {
                throw new IOException("the policy is too long or comes too slowly");
            }
        }
        return all.toByteArray();
    }
}
