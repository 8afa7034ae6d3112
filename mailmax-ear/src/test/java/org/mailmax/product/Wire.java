package org.mailmax.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// A connection on which a test speaks line by line. What the server says is read as ISO 8859-1: one character an
/// octet.
public final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private Socket socket;
    private BufferedReader in;

    private Wire(Socket socket) throws IOException {
        use(socket);
    }

    public static Wire plain(int port) {
        try {
            return new Wire(new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Wire tls(int port) {
        return plain(port).startTls();
    }

    /// Goes on over TLS, with whatever certificate the server has.
    public Wire startTls() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            use(context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true));
            return this;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Wire send(String line) {
        return raw(line + "\r\n");
    }

    public Wire raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    public Wire raw(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next line, or null when the server has closed.
    public String line() {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Exactly so many octets, such as those of an IMAP literal.
    public byte[] octets(int count) {
        char[] characters = new char[count];
        try {
            for (int have = 0; have < count; ) {
                int read = in.read(characters, have, count - have);
                if (read < 0) {
                    throw new AssertionError("The server closed after " + have + " of " + count + " octets");
                }
                have += read;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(characters).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Says that nothing more will be sent, but goes on reading.
    public Wire halfClose() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads up to the line that begins so, and returns it.
    public String until(String beginning) {
        StringBuilder seen = new StringBuilder();
        for (String line = line(); line != null; line = line()) {
            if (line.startsWith(beginning)) {
                return line;
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("No line began with '" + beginning + "' before the end; seen:\n" + seen);
    }

    /// Sends a line and reads its answer, which must begin so (several lines when they go on with `-`).
    public String ask(String line, String beginning) {
        send(line);
        return expect(beginning);
    }

    /// The next answer, which must begin so.
    public String expect(String beginning) {
        String answer = line();
        while (answer != null && answer.length() > 3 && answer.charAt(3) == '-' && answer.startsWith(beginning)) {
            answer = line();
        }
        if (answer == null || !answer.startsWith(beginning)) {
            throw new AssertionError("Expected '" + beginning + "', got: " + answer);
        }
        return answer;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void use(Socket next) throws IOException {
        socket = next;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static final class AnyCertificate implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
