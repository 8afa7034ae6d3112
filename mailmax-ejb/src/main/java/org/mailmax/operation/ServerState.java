package org.mailmax.operation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How this node is: disk, database, queue.
@ApplicationScoped
public class ServerState {

    private static final int PATIENCE_SECONDS = 5;

    @Resource(lookup = "jdbc/mailmax-direct")
    private DataSource direct;

    @Inject
    @ConfigProperty(name = "mailmax.home")
    private String home;

    /// Octets of the device the data directory is on.
    public record Disk(long free, long total) {

        /// True when a tenth or less is left.
        public boolean isLow() {
            return free * 10 <= total;
        }
    }

    /// What waits to leave.
    ///
    /// @param oldest since when; nothing when the queue is empty
    public record Waiting(long recipients, Optional<Instant> oldest) {

        public boolean isOlderThan(Duration age, Instant now) {
            return oldest.map(since -> since.isBefore(now.minus(age))).orElse(false);
        }
    }

    public Disk disk() throws IOException {
        FileStore store = Files.getFileStore(Path.of(home));
        return new Disk(store.getUsableSpace(), store.getTotalSpace());
    }

    /// The certificate of the server; nothing when it cannot be read.
    public Optional<CertificateFacts> certificate() {
        return x509().map(CertificateFacts::of);
    }

    /// The SHA-256 of the public key of the certificate, in hexadecimal digits, as a TLSA record has it (RFC 6698
    /// §2.1); nothing when the certificate cannot be read.
    public Optional<String> publicKeyDigest() {
        return x509().map(it -> it.getPublicKey().getEncoded()).map(ServerState::digest);
    }

    private static String digest(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<X509Certificate> x509() {
        Path tls = Path.of(home, "tls");
        try {
            Path pem = tls.resolve("cert.pem");
            return Optional.ofNullable(Files.exists(pem) ? fromPem(pem) : fromStore(tls));
        } catch (IOException | GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }

    private static X509Certificate fromPem(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static X509Certificate fromStore(Path tls) throws IOException, GeneralSecurityException {
        char[] password =
                Files.readString(tls.resolve("mailmax.p12.password")).strip().toCharArray();
        KeyStore store = KeyStore.getInstance(tls.resolve("mailmax.p12").toFile(), password);
        return (X509Certificate) store.getCertificate(store.aliases().nextElement());
    }

    /// @throws SQLException when the database does not answer
    public Waiting queue() throws SQLException {
        try (Connection connection = direct.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            try (ResultSet row = statement.executeQuery("SELECT COUNT(*), MIN(m.created_at) FROM queue_recipient r"
                    + " JOIN queue_message m ON m.id = r.queue_id")) {
                row.next();
                long oldest = row.getLong(2);
                return new Waiting(
                        row.getLong(1), oldest == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(oldest)));
            }
        }
    }
}
