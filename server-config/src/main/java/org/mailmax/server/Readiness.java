package org.mailmax.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Asks a port whether it is ready to serve.
final class Readiness {

    private static final int TIMEOUT_MILLIS = 2000;

    /// The record types of TLS that answer a client's hello: an alert or a handshake (RFC 8446 §5.1).
    private static final int TLS_ALERT = 21;

    private static final int TLS_HANDSHAKE = 22;

    /// The smallest hello a TLS server must answer; it is too short on purpose, so the answer is an alert.
    private static final byte[] BROKEN_HELLO = {TLS_HANDSHAKE, 3, 1, 0, 4, 1, 0, 0, 0};

    private Readiness() {}

    static boolean ready(Settings settings, Listener listener) {
        String address = listener.address(settings.reachableAddress());
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.ofLiteral(address), settings.port(listener)), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return answers(socket, listener.answer());
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
            case TLS -> handshakes(socket);
            case NOTHING_YET -> true;
        };
    }

    private static boolean greets(Socket socket, String words, String farewell) throws IOException {
        boolean greeted = begins(socket.getInputStream(), words);
        socket.getOutputStream().write(farewell.getBytes(StandardCharsets.US_ASCII));
        return greeted;
    }

    private static boolean page(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write("GET /webmail/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        String status = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
        return status.startsWith("HTTP/1.1 ");
    }

    private static boolean handshakes(Socket socket) throws IOException {
        socket.getOutputStream().write(BROKEN_HELLO);
        int type = socket.getInputStream().read();
        return type == TLS_ALERT || type == TLS_HANDSHAKE;
    }

    private static boolean begins(InputStream in, String words) throws IOException {
        return new String(in.readNBytes(words.length()), StandardCharsets.US_ASCII).equals(words);
    }
}
