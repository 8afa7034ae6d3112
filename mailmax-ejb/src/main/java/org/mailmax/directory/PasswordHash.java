package org.mailmax.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A password hashed with Argon2id (RFC 9106), written as a PHC string:
/// `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
record PasswordHash(Cost cost, byte[] salt, byte[] digest) {

    /// Stored where nobody can log in yet: no password matches it.
    static final String NONE = "!";

    private static final int SALT_OCTETS = 16;
    private static final int DIGEST_OCTETS = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,4}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,172})");

    /// What one hash costs.
    ///
    /// @param memoryKib memory in KiB
    /// @param passes over that memory
    record Cost(int memoryKib, int passes, int lanes) {

        /// 19 MiB, two passes, one lane: about 20 to 40 ms on one core.
        static final Cost DEFAULT = new Cost(19 * 1024, 2, 1);
    }

    static PasswordHash of(String secret, Cost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        return new PasswordHash(cost, salt, digest(secret, cost, salt, DIGEST_OCTETS));
    }

    /// The hash written in a PHC string, or nothing when it is none of ours.
    static Optional<PasswordHash> parse(String phc) {
        Matcher matcher = PHC.matcher(phc);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Cost cost = new Cost(number(matcher, 1), number(matcher, 2), number(matcher, 3));
        return Optional.of(new PasswordHash(cost, octets(matcher.group(4)), octets(matcher.group(5))));
    }

    boolean matches(String secret) {
        return MessageDigest.isEqual(digest, digest(secret, cost, salt, digest.length));
    }

    @Override
    public String toString() {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(cost.memoryKib, cost.passes, cost.lanes, text(salt), text(digest));
    }

    private static byte[] digest(String secret, Cost cost, byte[] salt, int octets) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib)
                .withIterations(cost.passes)
                .withParallelism(cost.lanes)
                .withSalt(salt)
                .build());
        byte[] digest = new byte[octets];
        generator.generateBytes(secret.getBytes(StandardCharsets.UTF_8), digest);
        return digest;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static byte[] octets(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String text(byte[] octets) {
        return Base64.getEncoder().withoutPadding().encodeToString(octets);
    }
}
