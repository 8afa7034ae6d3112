package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What was sent and what was acknowledged, kept outside the server, and compared with what is found there.
final class Ledger {

    private static final String FIELD = "X-Ledger: ";
    private static final int LONGEST = 40_000;

    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();

    /// A message nobody has sent before.
    ///
    /// @param random decides on its length and content
    Entry next(Random random) {
        String id = "m" + numbers.incrementAndGet();
        StringBuilder text = new StringBuilder(FIELD).append(id).append("\r\n");
        text.append("From: sender@elsewhere.test\r\nSubject: ").append(id).append("\r\n\r\n");
        int length = random.nextInt(LONGEST);
        while (text.length() < length) {
            text.append(random.nextInt(8) == 0 ? "." : "")
                    .append(Long.toHexString(random.nextLong()))
                    .append("\r\n");
        }
        byte[] message = text.append("end\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        return new Entry(id, message);
    }

    /// Written down before the last octet is sent: from now on the server may have it.
    void sent(Entry entry) {
        sent.put(entry.id(), hash(entry.message()));
    }

    /// Written down after the server took the responsibility: from now on it must have it.
    void acknowledged(Entry entry) {
        acknowledged.add(entry.id());
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    /// Checks what was found in all mailboxes: nothing acknowledged is missing, nothing is there twice, nothing is
    /// there that nobody sent, and every octet is as it was sent.
    void check(List<byte[]> found) {
        Map<String, Integer> times = new HashMap<>();
        List<String> damaged = new ArrayList<>();
        for (byte[] body : found) {
            String text = new String(body, StandardCharsets.ISO_8859_1);
            int begin = text.indexOf(FIELD);
            assertThat(begin).as("a message nobody sent:\n" + text).isNotNegative();
            String id = text.substring(begin + FIELD.length(), text.indexOf('\r', begin));
            times.merge(id, 1, Integer::sum);
            if (!hash(text.substring(begin).getBytes(StandardCharsets.ISO_8859_1))
                    .equals(sent.get(id))) {
                damaged.add(id);
            }
        }
        Set<String> lost = new TreeSet<>(acknowledged);
        lost.removeAll(times.keySet());
        assertThat(lost).as("lost").isEmpty();
        assertThat(times)
                .as("doubled")
                .allSatisfy((id, count) -> assertThat(count).isOne());
        assertThat(sent.keySet()).as("ghosts").containsAll(times.keySet());
        assertThat(damaged).as("damaged").isEmpty();
    }

    private static String hash(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    record Entry(String id, byte[] message) {}
}
