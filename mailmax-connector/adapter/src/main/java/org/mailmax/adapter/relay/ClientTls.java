package org.mailmax.adapter.relay;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Makes sockets secure. Any certificate will do for the handshake: it is judged right after it, by the policy for the
/// host, and before anything is said. One context for all, so that hosts can resume sessions.
final class ClientTls {

    private final SSLContext context;

    ClientTls() throws IOException {
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new JudgedLater()}, null);
        } catch (GeneralSecurityException impossible) {
            throw new IOException(impossible);
        }
    }

    /// A secure socket over a plain one; the handshake is yet to come.
    SSLSocket over(Socket plain, String hostName) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, hostName, plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        if (isName(hostName)) {
            parameters.setServerNames(List.of(new SNIHostName(hostName)));
        }
        socket.setSSLParameters(parameters);
        return socket;
    }

    /// An address is no name to be asked for.
    private static boolean isName(String hostName) {
        return hostName.matches("(?=.*[A-Za-z])[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    }

    private static final class JudgedLater extends X509ExtendedTrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
