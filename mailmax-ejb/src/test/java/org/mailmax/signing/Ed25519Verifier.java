package org.mailmax.signing;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Verifies one ed25519-sha256 signature with relaxed/relaxed, written from RFC 6376 and RFC 8463 alone with regular
/// expressions and whole texts; it shares nothing with the signer.
public final class Ed25519Verifier {

    private static final byte[] X509_PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private Ed25519Verifier() {}

    /// @param message with CRLF; its first DKIM-Signature with ed25519 counts
    public static boolean verify(String message, String publicKey) throws Exception {
        int end = message.indexOf("\r\n\r\n");
        List<String> fields = Arrays.asList(message.substring(0, end).split("\r\n(?=[^ \t])"));
        String signature = fields.stream()
                .filter(field -> field.startsWith("DKIM-Signature:") && field.contains("ed25519-sha256"))
                .findFirst()
                .orElseThrow();
        Map<String, String> tags = new HashMap<>();
        for (String tag : signature.substring(15).split(";")) {
            String[] parts = tag.split("=", 2);
            tags.put(parts[0].strip(), parts[1].replaceAll("\\s", ""));
        }
        return tags.get("bh").equals(bodyHash(message.substring(end + 4)))
                && verify(tags, header(fields, signature, tags.get("h")), publicKey);
    }

    private static String bodyHash(String body) throws Exception {
        String lines = body.replaceAll("[ \t]+\r\n", "\r\n").replaceAll("[ \t]+", " ");
        String relaxed = lines.replaceAll("(\r\n)+$", "");
        String whole = relaxed.isEmpty() ? "" : relaxed + "\r\n";
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8)));
    }

    private static String header(List<String> fields, String signature, String names) {
        List<String> left = new ArrayList<>(fields);
        StringBuilder header = new StringBuilder();
        for (String name : names.split(":")) {
            for (int i = left.size() - 1; i >= 0; i--) {
                if (left.get(i).matches("(?is)" + name + "[ \t]*:.*")) {
                    header.append(relaxed(left.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        return header + relaxed(signature.replaceFirst("([;\\s]b=)[^;]*", "$1"));
    }

    private static String relaxed(String field) {
        String[] parts = field.split(":", 2);
        return parts[0].strip().toLowerCase() + ":"
                + parts[1].replace("\r\n", "").replaceAll("[ \t]+", " ").strip();
    }

    private static boolean verify(Map<String, String> tags, String header, String publicKey) throws Exception {
        byte[] raw = Base64.getDecoder().decode(publicKey);
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
        System.arraycopy(raw, 0, encoded, X509_PREFIX.length, raw.length);
        PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(MessageDigest.getInstance("SHA-256").digest(header.getBytes(StandardCharsets.UTF_8)));
        return verifier.verify(Base64.getDecoder().decode(tags.get("b")));
    }
}
