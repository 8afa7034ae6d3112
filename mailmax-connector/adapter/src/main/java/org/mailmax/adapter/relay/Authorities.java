package org.mailmax.adapter.relay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The authorities whose word for a host's name counts: those Java knows, and those of the operator.
final class Authorities {

    /// The kind of key exchange, which is checked elsewhere.
    private static final String ANY_EXCHANGE = "UNKNOWN";

    private final List<X509TrustManager> managers;

    private Authorities(List<X509TrustManager> managers) {
        this.managers = managers;
    }

    /// @param own a PEM file
    /// @throws IOException when it cannot be read
    static Authorities load(Optional<Path> own) throws IOException {
        try {
            X509TrustManager javas = manager(null);
            return new Authorities(own.isEmpty() ? List.of(javas) : List.of(javas, manager(keyStore(own.get()))));
        } catch (GeneralSecurityException unusable) {
            throw new IOException("no authorities: " + unusable.getMessage(), unusable);
        }
    }

    /// Does one of them vouch for the chain, whatever its names?
    boolean vouchFor(List<X509Certificate> chain) {
        X509Certificate[] array = chain.toArray(X509Certificate[]::new);
        return managers.stream().anyMatch(manager -> vouches(manager, array));
    }

    private static boolean vouches(X509TrustManager manager, X509Certificate[] chain) {
        try {
            manager.checkServerTrusted(chain, ANY_EXCHANGE);
            return true;
        } catch (CertificateException unknown) {
            return false;
        }
    }

    /// @param store null for what Java knows
    private static X509TrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("Java knows no X.509"));
    }

    private static KeyStore keyStore(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + store.size(), authority);
            }
        }
        return store;
    }
}
