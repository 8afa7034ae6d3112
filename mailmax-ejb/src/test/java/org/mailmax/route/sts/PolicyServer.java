package org.mailmax.route.sts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The web server of a domain with MTA-STS, on a loopback port, with a certificate for `mta-sts.DOMAIN`.
public final class PolicyServer implements AutoCloseable {

    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final HttpsServer server;
    private final Path authority;
    private final AtomicInteger requests = new AtomicInteger();

    private volatile String policy = "";
    private volatile int status = 200;
    private volatile String type = PLAIN;
    private volatile boolean chunked;

    private PolicyServer(HttpsServer server, Path authority) {
        this.server = server;
        this.authority = authority;
    }

    /// @param folder where key and certificate are kept
    public static PolicyServer start(Path folder, String domain) {
        try {
            KeyStore store = keys(folder, "mta-sts." + domain);
            Path authority = Files.writeString(
                    folder.resolve(domain + ".pem"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(store.getCertificate("web").getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
            HttpsServer http = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setHttpsConfigurator(new HttpsConfigurator(context(store)));
            PolicyServer server = new PolicyServer(http, authority);
            http.createContext("/", server::answer);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What `mailmax.sts.port` is to be.
    public String port() {
        return String.valueOf(server.getAddress().getPort());
    }

    /// What `mailmax.relay.authorities` is to name.
    public String authority() {
        return authority.toString();
    }

    /// As it was when it started.
    public void reset() {
        policy = "";
        status = 200;
        type = PLAIN;
        chunked = false;
        requests.set(0);
    }

    public PolicyServer policy(String mode, String... mx) {
        policy = "version: STSv1\r\nmode: " + mode + "\r\nmax_age: 604800\r\n";
        for (String host : mx) {
            policy += "mx: " + host + "\r\n";
        }
        return this;
    }

    public PolicyServer status(int code) {
        status = code;
        return this;
    }

    public PolicyServer type(String mediaType) {
        type = mediaType;
        return this;
    }

    public PolicyServer chunked() {
        chunked = true;
        return this;
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        boolean known = exchange.getRequestURI().getPath().equals("/.well-known/mta-sts.txt");
        byte[] body = policy.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Location", "https://elsewhere.test/");
        exchange.sendResponseHeaders(known ? status : 404, chunked ? 0 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static KeyStore keys(Path folder, String host) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(host + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "web",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(file)) {
            throw new IOException(output);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
