package org.mailmax.adapter.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.mailmax.mail.relay.Handover.Trust;
import org.mailmax.mail.relay.TlsResult;
import org.mailmax.protocol.smtp.client.HostConnection;
import org.mailmax.protocol.smtp.client.HostRefusalException;

/// A connection to a host on a socket. Reading waits no longer than it is told to by the socket itself; writing and
/// the handshake are ended by the [Watch].
final class SocketConnection implements HostConnection {

    private final Endpoint endpoint;
    private final Ground ground;
    private final Socket plain;
    private Socket socket;
    private Optional<SSLSession> session = Optional.empty();
    private Trust trust = Trust.CLEAR_TEXT;
    private Optional<TlsResult> negotiation = Optional.empty();
    private volatile long due = Watch.NEVER;

    private SocketConnection(Endpoint endpoint, Ground ground, Socket plain) {
        this.endpoint = endpoint;
        this.ground = ground;
        this.plain = plain;
        this.socket = plain;
    }

    /// What all connections stand on.
    record Ground(RelaySettings settings, ClientTls tls, CertificateJudge judge, Watch watch) {}

    static SocketConnection open(Endpoint endpoint, Ground ground) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            if (endpoint.source().isPresent()) {
                socket.bind(endpoint.source().get());
            }
            socket.connect(
                    endpoint.socketAddress(), millis(ground.settings().opening().connect()));
        } catch (IOException | RuntimeException unreachable) {
            socket.close();
            throw unreachable;
        }
        SocketConnection connection = new SocketConnection(endpoint, ground, socket);
        ground.watch().add(connection);
        return connection;
    }

    Trust trust() {
        return trust;
    }

    /// Something came between us and TLS.
    void distrust() {
        trust = Trust.FAILED;
        negotiation = Optional.of(TlsResult.VALIDATION_FAILURE);
    }

    /// How it went to make it secure, when that was tried.
    Optional<TlsResult> negotiation() {
        return negotiation;
    }

    /// Protocol and cipher suite.
    Optional<String> tls() {
        return session.map(now -> now.getProtocol() + " " + now.getCipherSuite());
    }

    @Override
    public int read(ByteBuffer target, Duration timeout) throws IOException {
        socket.setSoTimeout(millis(timeout));
        int count = socket.getInputStream()
                .read(target.array(), target.arrayOffset() + target.position(), target.remaining());
        target.position(target.position() + Math.max(0, count));
        return count;
    }

    @Override
    public void write(ByteBuffer octets, Duration timeout) throws IOException {
        watched(
                timeout,
                () -> socket.getOutputStream()
                        .write(octets.array(), octets.arrayOffset() + octets.position(), octets.remaining()));
    }

    @Override
    public boolean isSecure() {
        return session.isPresent();
    }

    @Override
    public void startTls() throws IOException {
        String name = endpoint.host().name();
        SSLSocket secure = ground.tls().over(plain, name);
        Duration patience = ground.settings().opening().handshake();
        distrust();
        secure.setSoTimeout(millis(patience));
        watched(patience, secure::startHandshake);
        SSLSession agreed = secure.getSession();
        socket = secure;
        session = Optional.of(agreed);
        Judgement judgement = ground.judge().judge(endpoint.tls(), name, chain(agreed));
        trust = judgement.trust();
        negotiation = Optional.of(judgement.result());
        if (judgement.isFailed()) {
            throw HostRefusalException.forNow(judgement.complaint());
        }
    }

    @Override
    public void close() {
        ground.watch().remove(this);
        try (plain) {
            socket.close();
        } catch (IOException alreadyGone) {
            System.getLogger(SocketConnection.class.getName()).log(Level.DEBUG, "closing", alreadyGone);
        }
    }

    boolean isOverdue(long now) {
        long moment = due;
        return moment != Watch.NEVER && now - moment > 0;
    }

    /// Ends what blocks.
    void abort() {
        try {
            plain.close();
        } catch (IOException alreadyGone) {
            System.getLogger(SocketConnection.class.getName()).log(Level.DEBUG, "aborting", alreadyGone);
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private void watched(Duration timeout, Action action) throws IOException {
        long end = Watch.moment(timeout);
        due = end;
        try {
            action.run();
        } catch (IOException failed) {
            if (isOverdue(System.nanoTime())) {
                throw new SocketTimeoutException("the host does not read");
            }
            throw failed;
        } finally {
            due = Watch.NEVER;
        }
    }

    private static List<X509Certificate> chain(SSLSession session) {
        try {
            Certificate[] certificates = session.getPeerCertificates();
            return Stream.of(certificates)
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException anonymous) {
            return List.of();
        }
    }

    private static int millis(Duration duration) {
        return Math.clamp(duration.toMillis(), 1, Integer.MAX_VALUE);
    }
}
