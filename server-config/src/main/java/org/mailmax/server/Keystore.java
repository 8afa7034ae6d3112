package org.mailmax.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The certificate of MailMax in `MAILMAX_HOME/tls`: the operator's `cert.pem` with `key.pem`, otherwise
/// `mailmax.p12`, which is made at the first start and signed by itself.
final class Keystore {

    private static final String ALIAS = "mailmax";
    private static final String VALIDITY_DAYS = "3650";
    private static final Pattern PEM_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final Path directory;
    private final Path file;
    private final String password;

    Keystore(Path directory) {
        this.directory = PrivateFiles.directory(directory);
        this.file = directory.resolve("mailmax.p12");
        this.password = PrivateFiles.secret(directory.resolve("mailmax.p12.password"));
    }

    /// Makes the self-signed certificate unless there is one.
    void prepare(String hostname) {
        if (!Files.exists(file)) {
            Path fresh = directory.resolve("generated.p12");
            Commands.run(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    ALIAS,
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=" + hostname,
                    "-ext",
                    "SAN=dns:" + hostname + ",dns:localhost,ip:127.0.0.1",
                    "-validity",
                    VALIDITY_DAYS,
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    fresh.toString(),
                    "-storepass:file",
                    directory.resolve("mailmax.p12.password").toString()));
            try {
                PrivateFiles.write(file, Files.readAllBytes(fresh));
                Files.delete(fresh);
            } catch (IOException e) {
                throw new Refusal("The key store " + file + " cannot be written: " + e.getMessage(), e);
            }
        }
    }

    /// The same key and certificate as a PKCS #12 store for Payara's HTTPS listener.
    byte[] forPayara(String alias, char[] storePassword) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            if (Files.exists(directory.resolve("cert.pem"))) {
                store.setKeyEntry(alias, pemKey(), storePassword, pemCertificates());
            } else {
                KeyStore own = KeyStore.getInstance(file.toFile(), password.toCharArray());
                store.setKeyEntry(
                        alias,
                        own.getKey(ALIAS, password.toCharArray()),
                        storePassword,
                        own.getCertificateChain(ALIAS));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, storePassword);
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new Refusal("The certificate in " + directory + " cannot be used: " + e.getMessage(), e);
        }
    }

    private Certificate[] pemCertificates() throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(directory.resolve("cert.pem"))) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
        }
    }

    private PrivateKey pemKey() throws GeneralSecurityException {
        Matcher matcher = PEM_KEY.matcher(PrivateFiles.read(directory.resolve("key.pem")));
        if (!matcher.find()) {
            throw new GeneralSecurityException(
                    "key.pem holds no 'BEGIN PRIVATE KEY' (convert it: openssl pkcs8 -topk8 -nocrypt)");
        }
        PKCS8EncodedKeySpec key =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
        GeneralSecurityException last = null;
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(key);
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw last;
    }
}
