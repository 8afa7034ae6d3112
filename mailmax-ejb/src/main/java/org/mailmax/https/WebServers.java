package org.mailmax.https;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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

/// Asks web servers that strangers name: one request, no redirects, a verified certificate, and only at the addresses
/// our own DNS gave, so that nobody can lead us to a server inside our network.
@ApplicationScoped
public class WebServers {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    /// RFC 8461 §3.3 suggests a minute for all of it.
    private static final Duration READ = Duration.ofSeconds(30);

    /// A PEM file of authorities to trust besides those Java knows.
    @Inject
    @ConfigProperty(name = "mailmax.relay.authorities")
    private Optional<String> authorities;

    @Inject
    @ConfigProperty(name = "mailmax.relay.private", defaultValue = "false")
    private boolean privateAddresses;

    @Inject
    private Dns dns;

    /// @param request whole, asking for the connection to be closed
    /// @param most octets of an answer
    /// @throws IOException when no answer is to be had; the message says why
    public HttpAnswer ask(String host, int port, byte[] request, int most) throws IOException {
        List<InetAddress> addresses = dns.addresses(host).records();
        IOException last = new IOException(host + " has no address");
        for (InetAddress address : addresses) {
            if (!privateAddresses && AddressKind.isPrivate(address)) {
                last = new IOException(host + " is in a private network");
                continue;
            }
            try {
                return ask(new InetSocketAddress(address, port), host, request, most);
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private HttpAnswer ask(InetSocketAddress address, String host, byte[] request, int most) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) CONNECT.toMillis());
            socket.setSoTimeout((int) READ.toMillis());
            try (SSLSocket tls = secured(socket, host)) {
                tls.getOutputStream().write(request);
                tls.getOutputStream().flush();
                return HttpAnswer.read(octets(tls.getInputStream(), most));
            }
        }
    }

    private SSLSocket secured(Socket socket, String host) throws IOException {
        SSLSocket tls;
        try {
            tls = (SSLSocket) WebTrust.context(authorities.map(Path::of))
                    .getSocketFactory()
                    .createSocket(socket, host, socket.getPort(), true);
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

    /// All the server sends until it closes.
    private static byte[] octets(InputStream in, int most) throws IOException {
        long deadline = System.nanoTime() + READ.toNanos();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            all.write(buffer, 0, count);
            if (all.size() > most || System.nanoTime() > deadline) {
                throw new IOException("the answer is too long or comes too slowly");
            }
        }
        return all.toByteArray();
    }
}
