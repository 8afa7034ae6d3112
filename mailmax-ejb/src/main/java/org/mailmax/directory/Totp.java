package org.mailmax.directory;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time passwords (RFC 6238) as authenticator apps make them: six digits, a new code every 30 seconds,
/// HMAC-SHA-1.
public final class Totp {

    public static final int DIGITS = 6;
    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    /// RFC 6238 §5.2 recommends to allow one step for the time a person takes and the clocks differ.
    private static final int TOLERANCE = 1;
    /// RFC 4226 §4 recommends 160 bits.
    private static final int SECRET_OCTETS = 20;
    /// RFC 4648 §6.
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Totp() {}

    /// A new secret, in Base32.
    static String secret(RandomGenerator random) {
        StringBuilder secret = new StringBuilder();
        random.ints(SECRET_OCTETS * Byte.SIZE / BITS, 0, BASE32.length()).forEach(i -> secret.append(BASE32.charAt(i)));
        return secret.toString();
    }

    /// The step of time the code belongs to, when it is one of now and later than the last one used.
    static OptionalLong step(String secret, String code, Instant now, long lastStep) {
        String typed = code.replaceAll("\\s", "");
        long current = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(current - TOLERANCE, current + TOLERANCE)
                .filter(step -> step > lastStep)
                .filter(step -> code(secret, step).equals(typed))
                .findFirst();
    }

    /// The code of a moment.
    public static String code(String secret, Instant now) {
        return code(secret, now.getEpochSecond() / STEP_SECONDS);
    }

    private static String code(String secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(octets(secret), "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            // RFC 4226 §5.3: four octets from where the last four bits say, without the sign.
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format("%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-1", e);
        }
    }

    private static byte[] octets(String base32) {
        ByteBuffer octets = ByteBuffer.allocate(base32.length() * BITS / Byte.SIZE);
        int bits = 0;
        int held = 0;
        for (char letter : base32.toCharArray()) {
            bits = bits << BITS | BASE32.indexOf(letter);
            held += BITS;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                octets.put((byte) (bits >> held));
            }
        }
        return octets.array();
    }
}
