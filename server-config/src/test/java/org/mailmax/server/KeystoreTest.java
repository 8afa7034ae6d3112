package org.mailmax.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoreTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path directory;

    @Test
    void theFirstStartMakesACertificateForTheHost() throws GeneralSecurityException, IOException {
        prepared("mail.example.test");
        X509Certificate certificate = (X509Certificate) store(directory).getCertificate("s1as");
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=mail.example.test");
        assertThat(certificate.getSubjectAlternativeNames().toString()).contains("mail.example.test", "localhost");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("mailmax.p12"))))
                .isEqualTo("rw-------");
    }

    @Test
    void laterStartsKeepIt() throws GeneralSecurityException, IOException {
        prepared("mail.example.test");
        Certificate before = store(directory).getCertificate("s1as");
        prepared("other.example.test");
        assertThat(store(directory).getCertificate("s1as")).isEqualTo(before);
    }

    @Test
    void theOperatorsPemPairIsPreferred() throws GeneralSecurityException, IOException {
        Path elsewhere = directory.resolve("elsewhere");
        new Keystore(elsewhere).prepare("operator.example.test");
        KeyStore operators = store(elsewhere);
        prepared("mail.example.test");
        pem("cert.pem", "CERTIFICATE", operators.getCertificate("s1as").getEncoded());
        pem("key.pem", "PRIVATE KEY", operators.getKey("s1as", PASSWORD).getEncoded());
        assertThat(store(directory).getCertificate("s1as")).isEqualTo(operators.getCertificate("s1as"));
        assertThat(store(directory).getKey("s1as", PASSWORD)).isEqualTo(operators.getKey("s1as", PASSWORD));
    }

    private void prepared(String hostname) {
        new Keystore(directory).prepare(hostname);
    }

    private void pem(String file, String kind, byte[] content) throws IOException {
        Files.writeString(
                directory.resolve(file),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + kind + "-----\n");
    }

    private static KeyStore store(Path directory) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(new Keystore(directory).forPayara("s1as", PASSWORD)), PASSWORD);
        return store;
    }
}
