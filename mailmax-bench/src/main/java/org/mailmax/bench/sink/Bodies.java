package org.mailmax.bench.sink;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailmax.bench.client.Message;

/// Answers made once and sent again and again.
final class Bodies {

    private final byte[] message;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    Bodies(int size) {
        Message made = new Message(size, 1);
        message = java.util.Arrays.copyOf(made.octets(), made.length());
    }

    byte[] message() {
        return message;
    }

    /// The FETCH responses for the messages `first` to `last`.
    byte[] fetch(long first, long last, String items) {
        return answers.computeIfAbsent(first + ":" + last + items, key -> make(first, last, items));
    }

    private byte[] make(long first, long last, String items) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (long number = first; number <= last; number++) {
            all.writeBytes(ascii("* " + number + " FETCH ("));
            if (items.contains("BODY")) {
                all.writeBytes(ascii("BODY[] {" + message.length + "}\r\n"));
                all.writeBytes(message);
            } else {
                all.writeBytes(ascii("FLAGS (\\Seen)"));
            }
            all.writeBytes(ascii(")\r\n"));
        }
        return all.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
