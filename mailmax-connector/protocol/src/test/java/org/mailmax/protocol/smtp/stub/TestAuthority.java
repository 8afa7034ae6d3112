package org.mailmax.protocol.smtp.stub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An authority of a test's own, and the certificates it makes for hosts; by the JDK's keytool.
public final class TestAuthority {

    private static final String PASSWORD = "secret";

    private final Path directory;

    private TestAuthority(Path directory) {
        this.directory = directory;
    }

    public static TestAuthority make(Path directory) throws IOException, InterruptedException {
        TestAuthority authority = new TestAuthority(directory);
        authority.keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test Authority", "-ext", "bc:c");
        authority.keytool("-exportcert", "-alias", "ca", "-rfc", "-file", authority.file("ca.pem"));
        return authority;
    }

    /// The authority's certificate (PEM).
    public Path certificate() {
        return directory.resolve("ca.pem");
    }

    /// A host that shows a certificate for these names.
    public Host host(String... names) throws IOException, InterruptedException, GeneralSecurityException {
        String alias = names[0];
        String sans = Arrays.stream(names).map(name -> "dns:" + name).collect(Collectors.joining(","));
        keytool("-genkeypair", "-alias", alias, "-dname", "CN=" + names[0]);
        keytool("-certreq", "-alias", alias, "-file", file("request"));
        keytool(
                "-gencert",
                "-alias",
                "ca",
                "-infile",
                file("request"),
                "-outfile",
                file("signed"),
                "-ext",
                "san=" + sans);
        keytool("-importcert", "-alias", alias, "-file", file("signed"));
        return new Host(store(), alias);
    }

    /// The key and chain of one host.
    public record Host(KeyStore store, String alias) {

        /// The host's own certificate first, then the authority's.
        public List<X509Certificate> chain() throws GeneralSecurityException {
            return Stream.of(store.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
        }

        /// A key store with this host's key alone; the password is `secret`.
        public KeyStore only() throws IOException, GeneralSecurityException {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            char[] password = PASSWORD.toCharArray();
            own.setKeyEntry(alias, store.getKey(alias, password), password, store.getCertificateChain(alias));
            return own;
        }

        public SSLContext context() throws IOException, GeneralSecurityException {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(only(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        }
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve("store.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", file("store.p12"), "-storepass", PASSWORD, "-noprompt"));
        if (List.of("-genkeypair", "-gencert").contains(arguments[0])) {
            command.addAll(List.of("-validity", "2"));
        }
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }
}
