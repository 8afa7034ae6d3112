package org.mailmax.protocol.smtp.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// The client's side of SCRAM with SHA-256 (RFC 5802 §3, RFC 7677 §3), without channel binding.
final class Scram {

    /// RFC 7677 §4: at least 4096. A host that asks for millions wants our time.
    private static final int LEAST_ITERATIONS = 4096;

    private static final int MOST_ITERATIONS = 1_000_000;
    private static final int KEY_BITS = 256;
    private static final String NO_BINDING = "n,,";
    private static final SecureRandom RANDOM = new SecureRandom();

    private enum State {
        BEGUN,
        PROVEN,
        GENUINE,
        FAILED
    }

    private final String password;
    private final String nonce;
    private final String bareFirst;
    private byte[] expectedSignature = new byte[0];
    private State state = State.BEGUN;

    Scram(String user, String password, String nonce) {
        this.password = password;
        this.nonce = nonce;
        this.bareFirst = "n=" + user.replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    static String nonce() {
        byte[] octets = new byte[18];
        RANDOM.nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }

    String first() {
        return NO_BINDING + bareFirst;
    }

    /// @return nothing when the host does not keep to the rules
    Optional<String> respond(String challenge) {
        return switch (state) {
            case BEGUN -> prove(challenge);
            case PROVEN -> verify(challenge);
            case GENUINE, FAILED -> Optional.empty();
        };
    }

    /// True when the host has shown that it knows the password.
    boolean isHostGenuine() {
        return state == State.GENUINE;
    }

    private Optional<String> prove(String challenge) {
        state = State.FAILED;
        try {
            Map<Character, String> values = values(challenge);
            String both = values.getOrDefault('r', "");
            int iterations = Integer.parseInt(values.getOrDefault('i', "0"));
            if (!both.startsWith(nonce) || iterations < LEAST_ITERATIONS || iterations > MOST_ITERATIONS) {
                return Optional.empty();
            }
            byte[] salt = Base64.getDecoder().decode(values.getOrDefault('s', ""));
            String ours = "c=" + Base64.getEncoder().encodeToString(NO_BINDING.getBytes(StandardCharsets.UTF_8)) + ",r="
                    + both;
            byte[] proof = proof(salted(salt, iterations), bareFirst + "," + challenge + "," + ours);
            state = State.PROVEN;
            return Optional.of(ours + ",p=" + Base64.getEncoder().encodeToString(proof));
        } catch (IllegalArgumentException | GeneralSecurityException malformed) {
            return Optional.empty();
        }
    }

    /// The host's proof comes as a challenge that is answered by nothing (RFC 4954 §4), or with its success.
    private Optional<String> verify(String challenge) {
        boolean genuine = challenge.startsWith("v=")
                && MessageDigest.isEqual(
                        expectedSignature, challenge.substring(2).getBytes(StandardCharsets.US_ASCII));
        state = genuine ? State.GENUINE : State.FAILED;
        return genuine ? Optional.of("") : Optional.empty();
    }

    private byte[] salted(byte[] salt, int iterations) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
    }

    private byte[] proof(byte[] salted, String exchange) throws GeneralSecurityException {
        byte[] clientKey = mac(salted, "Client Key");
        byte[] signature = mac(MessageDigest.getInstance("SHA-256").digest(clientKey), exchange);
        expectedSignature = Base64.getEncoder().encode(mac(mac(salted, "Server Key"), exchange));
        byte[] proof = Arrays.copyOf(clientKey, clientKey.length);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= signature[i];
        }
        return proof;
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<Character, String> values(String challenge) {
        Map<Character, String> values = new HashMap<>();
        for (String part : challenge.split(",")) {
            if (part.length() > 2 && part.charAt(1) == '=') {
                values.put(part.charAt(0), part.substring(2));
            }
        }
        return values;
    }
}
