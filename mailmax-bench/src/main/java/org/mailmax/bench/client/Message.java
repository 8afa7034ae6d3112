package org.mailmax.bench.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/// A MIME message of an exact size in one reused array; only its number, and whether it carries the rare words, change.
///
/// Below 16 kB it is a multipart/alternative of plain text and HTML, above it carries a base64 attachment. Every
/// hundredth message has the word `quarterly` in its subject and `harpsichord` in its text, for searches to find.
public final class Message {

    /// Word in the subject of every hundredth message.
    public static final String RARE_SUBJECT = "quarterly";
    /// Word in the text of every hundredth message.
    public static final String RARE_TEXT = "harpsichord";
    /// One message of so many carries the rare words.
    public static final int RARITY = 100;
    /// Smallest size in octets.
    public static final int SMALLEST = 900;

    private static final String COMMON_SUBJECT = "dailynews";
    private static final String COMMON_TEXT = "flugelhorns";
    private static final String NUMBER_SLOT = "0000000000000000";
    private static final int WITH_ATTACHMENT = 16 * 1024;
    private static final int TEXT_BESIDE_ATTACHMENT = 2000;
    private static final String BOUNDARY = "=_mailmax-bench";
    private static final String WORDS =
            "letter river paper window garden silver number market winter summer doctor engine "
                    + "bridge valley yellow orange kitchen harbour machine picture teacher journey";

    private final byte[] octets;
    private final int length;
    private final int[] numberSlots;
    private final int subjectSlot;
    private final int textSlot;

    /// @param size octets of the message, at least 900
    /// @param seed chooses its words
    public Message(int size, long seed) {
        if (size < SMALLEST) {
            throw new IllegalArgumentException("a message needs at least " + SMALLEST + " octets, not " + size);
        }
        String text = compose(size, new Random(seed));
        length = size;
        octets = (text + ".\r\n").getBytes(StandardCharsets.US_ASCII);
        numberSlots = new int[] {text.indexOf(NUMBER_SLOT), text.lastIndexOf(NUMBER_SLOT)};
        subjectSlot = text.indexOf(COMMON_SUBJECT);
        textSlot = text.indexOf(COMMON_TEXT);
    }

    /// Makes it the message of this number.
    public Message number(long number) {
        for (int slot : numberSlots) {
            for (int i = 0; i < NUMBER_SLOT.length(); i++) {
                octets[slot + i] = (byte) Character.forDigit((int) (number >>> 4 * (15 - i) & 15), 16);
            }
        }
        boolean rare = number % RARITY == 0;
        put(subjectSlot, rare ? RARE_SUBJECT : COMMON_SUBJECT);
        put(textSlot, rare ? RARE_TEXT : COMMON_TEXT);
        return this;
    }

    private void put(int slot, String word) {
        for (int i = 0; i < word.length(); i++) {
            octets[slot + i] = (byte) word.charAt(i);
        }
    }

    /// The message, followed by the line that ends DATA. Nothing in it needs dot-stuffing.
    public byte[] octets() {
        return octets;
    }

    /// Octets of the message itself.
    public int length() {
        return length;
    }

    int lengthWithEndOfData() {
        return octets.length;
    }

    private static String compose(int size, Random random) {
        boolean attached = size > WITH_ATTACHMENT;
        StringBuilder text = new StringBuilder(size + 100);
        header(text, attached ? "mixed" : "alternative");
        part(text, "text/plain; charset=utf-8", "7bit");
        text.append("The ").append(COMMON_TEXT).append(" play at noon.\r\n");
        words(text, attached ? TEXT_BESIDE_ATTACHMENT : (size + text.length()) / 2, random);
        String end = "\r\n--" + BOUNDARY + "--\r\n";
        if (attached) {
            part(text, "application/octet-stream; name=\"data.bin\"", "base64");
            base64(text, size - end.length(), random);
        } else {
            part(text, "text/html; charset=utf-8", "7bit");
            words(text, size - end.length(), random);
        }
        return text.append(end).toString();
    }

    private static void header(StringBuilder text, String kind) {
        text.append("Date: Sun, 22 Nov 2026 10:00:00 +0000\r\n");
        text.append("From: Load Driver <bench@example.org>\r\nTo: Somebody <somebody@example.test>\r\n");
        text.append("Subject: ")
                .append(COMMON_SUBJECT)
                .append(" no. ")
                .append(NUMBER_SLOT)
                .append("\r\n");
        text.append("Message-ID: <").append(NUMBER_SLOT).append("@bench.example.org>\r\n");
        text.append("MIME-Version: 1.0\r\nContent-Type: multipart/").append(kind);
        text.append("; boundary=\"").append(BOUNDARY).append("\"\r\n\r\nThis is a message in parts.\r\n");
    }

    private static void part(StringBuilder text, String type, String encoding) {
        text.append("\r\n--").append(BOUNDARY).append("\r\nContent-Type: ").append(type);
        text.append("\r\nContent-Transfer-Encoding: ").append(encoding).append("\r\n\r\n");
    }

    /// Lines of about 70 octets up to exactly the given length.
    private static void words(StringBuilder text, int upTo, Random random) {
        String[] choice = WORDS.split(" ");
        int lineStart = text.length();
        while (text.length() < upTo - 2) {
            text.append(choice[random.nextInt(choice.length)]).append(' ');
            if (text.length() - lineStart > 70) {
                text.append("\r\n");
                lineStart = text.length();
            }
        }
        cut(text, upTo);
    }

    private static void base64(StringBuilder text, int upTo, Random random) {
        byte[] line = new byte[57];
        while (text.length() < upTo) {
            random.nextBytes(line);
            text.append(Base64.getEncoder().encodeToString(line)).append("\r\n");
        }
        cut(text, upTo);
    }

    private static void cut(StringBuilder text, int upTo) {
        text.setLength(upTo - 2);
        // The cut may have gone through an end of line; no bare CR may stay.
        if (text.charAt(upTo - 3) == '\r') {
            text.setCharAt(upTo - 3, 'x');
        }
        text.append("\r\n");
    }
}
