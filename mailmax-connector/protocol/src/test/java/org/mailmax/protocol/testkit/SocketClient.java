package org.mailmax.protocol.testkit;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/// A client over TCP on this machine. Any certificate is taken: a fresh server signs its own.
public final class SocketClient implements TestClient {

    private Socket socket;
    private InputStream input;

    /// @param secure true to begin with the TLS handshake
    public SocketClient(int port, boolean secure) throws IOException {
        use(new Socket(InetAddress.getLoopbackAddress(), port));
        if (secure) {
            startTls();
        }
    }

    @Override
    public void send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        socket.getOutputStream().flush();
    }

    @Override
    public Optional<String> readLine(Duration timeout) throws IOException {
        if (socket.isClosed()) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        while (line.isEmpty() || line.charAt(line.length() - 1) != '\n') {
            int octet = read(timeout, line);
            if (octet < 0) {
                return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
            }
            line.append((char) octet);
        }
        return Optional.of(line.substring(0, Math.max(0, line.length() - 2)));
    }

    @Override
    public byte[] readOctets(int count, Duration timeout) throws IOException {
        socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
        byte[] octets = input.readNBytes(count);
        if (octets.length < count) {
            throw new EOFException("only " + octets.length + " octets of " + count);
        }
        return octets;
    }

    @Override
    public boolean hasInput() throws IOException {
        return input.available() > 0;
    }

    @Override
    public void startTls() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAnyone()}, null);
            SSLSocket secure =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
            secure.startHandshake();
            use(secure);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /// Over TCP the time has to pass: transcripts that need this are for memory only.
    @Override
    public void beSilentTooLong() {
        // The next read waits for the server's own time-out.
    }

    @Override
    public void finish() throws IOException {
        if (!socket.isClosed() && !socket.isOutputShutdown()) {
            socket.shutdownOutput();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int read(Duration timeout, StringBuilder soFar) throws IOException {
        socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
        try {
            return input.read();
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("the server is silent; so far: " + soFar, silent);
        } catch (SocketException reset) {
            return -1;
        }
    }

    private void use(Socket next) throws IOException {
        socket = next;
        socket.setTcpNoDelay(true);
        input = new BufferedInputStream(socket.getInputStream());
    }
}
