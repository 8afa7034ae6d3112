package org.mailmax.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Asks a port whether it is ready to serve, as a client would.
final class Readiness {

    private static final int TIMEOUT_MILLIS = 5000;

    private Readiness() {}

    static boolean ready(Settings settings, Listener listener) {
        if (!settings.listens(listener)) {
            return true;
        }
        String address = settings.reachableAddress(listener);
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.ofLiteral(address), settings.port(listener)), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return answers(listener.transport() == Listener.Transport.TLS ? tls(socket) : socket, listener.answer());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean answers(Socket socket, Listener.Answer answer) throws IOException {
        return switch (answer) {
            case SMTP -> greets(socket, "220", "QUIT\r\n");
            case IMAP -> greets(socket, "* OK", "a LOGOUT\r\n");
            case POP3 -> greets(socket, "+OK", "QUIT\r\n");
            case HTTP -> page(socket);
            case NOTHING_YET -> true;
        };
    }

    private static boolean greets(Socket socket, String words, String farewell) throws IOException {
        boolean greeted = first(socket.getInputStream(), words.length()).equals(words);
        socket.getOutputStream().write(farewell.getBytes(StandardCharsets.US_ASCII));
        return greeted;
    }

    private static boolean page(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write("GET /webmail/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        String status = first(socket.getInputStream(), "HTTP/1.1 200".length());
        // The page itself, or the way to the login or to HTTPS.
        return status.equals("HTTP/1.1 200") || status.startsWith("HTTP/1.1 30");
    }

    private static String first(InputStream in, int octets) throws IOException {
        return new String(in.readNBytes(octets), StandardCharsets.US_ASCII);
    }

    private static Socket tls(Socket socket) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            return context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK speaks TLS", e);
        }
    }

    /// Nothing secret is said to the server here, and its certificate may be signed by itself.
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
