package org.mailmax.adapter.net;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;

/// The server's certificate in the directory `tls`: the operator's `cert.pem` with `key.pem`, else `mailmax.p12` with
/// its password in `mailmax.p12.password`. A changed file is taken up by the next handshake; a broken one leaves the
/// old certificate in use.
final class Certificate {

    private static final System.Logger LOG = System.getLogger(Certificate.class.getName());
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(5).toNanos();
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Path directory;
    private Optional<SslContext> context = Optional.empty();
    private FileTime loaded;
    private long looked;

    Certificate(Path directory) {
        this.directory = directory;
    }

    synchronized Optional<SslContext> current() {
        long now = System.nanoTime();
        if (loaded == null || now - looked > LOOK_AGAIN_NANOS) {
            looked = now;
            reload();
        }
        return context;
    }

    private void reload() {
        Path file = certificateFile();
        try {
            if (Files.isReadable(file) && !Files.getLastModifiedTime(file).equals(loaded)) {
                loaded = Files.getLastModifiedTime(file);
                context = Optional.of(load(file));
            }
        } catch (IOException | GeneralSecurityException | RuntimeException unusable) {
            LOG.log(Level.ERROR, "Certificate " + file + " cannot be used", unusable);
        }
    }

    private Path certificateFile() {
        Path pem = directory.resolve("cert.pem");
        return Files.exists(pem) ? pem : directory.resolve("mailmax.p12");
    }

    private SslContext load(Path file) throws IOException, GeneralSecurityException {
        SslContextBuilder builder = file.endsWith("cert.pem")
                ? SslContextBuilder.forServer(
                        file.toFile(), directory.resolve("key.pem").toFile())
                : SslContextBuilder.forServer(keyStore(file));
        return builder.protocols(PROTOCOLS).build();
    }

    private KeyManagerFactory keyStore(Path file) throws IOException, GeneralSecurityException {
        char[] password = Files.readString(directory.resolve("mailmax.p12.password"))
                .strip()
                .toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        return keys;
    }
}
