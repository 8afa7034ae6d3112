package org.mailmax.secret;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Seals secrets for the database, and derives keys, from one master key in `keys/master.key` of the data directory. A
/// dump of the database opens nothing; whoever loses the file has lost what was sealed.
@ApplicationScoped
public class Vault {

    private static final int KEY_OCTETS = 32;
    private static final int NONCE_OCTETS = 12;
    private static final int TAG_BITS = 128;
    private static final String VERSION = "1:";

    @Inject
    @ConfigProperty(name = "mailmax.home")
    private String home;

    private final SecureRandom random = new SecureRandom();
    private byte[] master;

    @PostConstruct
    void open() {
        Path file = Path.of(home, "keys", "master.key");
        try {
            createFolder(file.getParent());
            create(file);
            master = HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the master key cannot be read", e);
        }
        if (master.length != KEY_OCTETS) {
            throw new IllegalStateException(file + " holds no key");
        }
    }

    /// A key for one purpose; knowing it tells nothing about the others (RFC 5869 §3.2).
    public SecretKey key(String purpose, String algorithm) {
        try {
            HKDFParameterSpec parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(new SecretKeySpec(master, "Generic"))
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_OCTETS);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The secret in a form for the database.
    ///
    /// @param purpose what opening must name again: a secret cannot be moved to where it would mean something else
    public String seal(String purpose, byte[] secret) {
        byte[] nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(secret);
            return VERSION
                    + Base64.getEncoder()
                            .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                                    .put(nonce)
                                    .put(sealed)
                                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @throws IllegalStateException when it was sealed with another master key, for another purpose, or was damaged
    public byte[] open(String purpose, String sealed) {
        try {
            byte[] octets = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
            byte[] nonce = Arrays.copyOf(octets, NONCE_OCTETS);
            return cipher(Cipher.DECRYPT_MODE, purpose, nonce)
                    .doFinal(octets, NONCE_OCTETS, octets.length - NONCE_OCTETS);
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("a secret cannot be opened; is keys/master.key the right one?", e);
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key("seal", "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, permissions("rwx------"));
        }
    }

    /// Written elsewhere and forced before it gets its name: there is never half a key, and never a key that a power
    /// failure takes back after something was sealed with it.
    private void create(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        byte[] key = new byte[KEY_OCTETS];
        random.nextBytes(key);
        Path draft = Files.createTempFile(file.getParent(), "master", ".new", permissions("rw-------"));
        Files.writeString(draft, HexFormat.of().formatHex(key) + "\n");
        force(draft, StandardOpenOption.WRITE);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            // That key is the one then.
        } finally {
            Files.delete(draft);
        }
        force(file.getParent(), StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private static FileAttribute<Set<java.nio.file.attribute.PosixFilePermission>> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
