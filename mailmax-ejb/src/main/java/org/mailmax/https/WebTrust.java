package org.mailmax.https;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Whose word for a web server counts: the authorities Java knows, and those of the operator.
final class WebTrust {

    private WebTrust() {}

    static SSLContext context(Optional<Path> own) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, own.isEmpty() ? null : managers(own.get()), null);
        return context;
    }

    private static TrustManager[] managers(Path own) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        for (X509Certificate known : javas()) {
            all.setCertificateEntry("java-" + all.size(), known);
        }
        try (InputStream in = Files.newInputStream(own)) {
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                all.setCertificateEntry("own-" + all.size(), authority);
            }
        }
        return managers(all);
    }

    private static X509Certificate[] javas() throws GeneralSecurityException {
        return Stream.of(managers((KeyStore) null))
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }

    /// @param store null for what Java knows
    private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
