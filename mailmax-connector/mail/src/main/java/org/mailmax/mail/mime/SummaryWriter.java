package org.mailmax.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// Puts numbers and texts down in their stored form. A number takes seven bits an octet, the lowest first. A text is
/// `2 * code` for one of [SummaryWords], or `2 * length + 1` and its UTF-8; an optional text is 0, or that number plus
/// one and the UTF-8; a list is its size and its elements.
final class SummaryWriter {

    static final int PREFIX = 5;

    private byte[] octets = new byte[512];
    private int size = PREFIX;

    int size() {
        return size - PREFIX;
    }

    void number(long value) {
        room(10);
        long rest = value;
        while (rest > 0x7F || rest < 0) {
            octets[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        octets[size++] = (byte) rest;
    }

    void text(String text) {
        text(text, 0);
    }

    void optional(Optional<String> text) {
        text.ifPresentOrElse(present -> text(present, 1), () -> number(0));
    }

    <T> void list(List<T> elements, Consumer<T> writer) {
        number(elements.size());
        elements.forEach(writer);
    }

    void octets(SummaryWriter other) {
        octets(other.octets, PREFIX, other.size());
    }

    /// All that was written behind the version and its checksum.
    byte[] sealed(int version) {
        byte[] whole = Arrays.copyOf(octets, size);
        whole[0] = (byte) version;
        int checksum = checksum(whole);
        for (int i = 1; i < PREFIX; i++) {
            whole[i] = (byte) (checksum >>> 8 * (i - 1));
        }
        return whole;
    }

    static int checksum(byte[] whole) {
        CRC32C crc = new CRC32C();
        crc.update(whole, PREFIX, whole.length - PREFIX);
        return (int) crc.getValue();
    }

    private void text(String text, int shift) {
        int code = SummaryWords.code(text);
        if (code >= 0) {
            number(2L * code + shift);
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(2L * utf8.length + 1 + shift);
            octets(utf8, 0, utf8.length);
        }
    }

    private void octets(byte[] source, int from, int count) {
        room(count);
        System.arraycopy(source, from, octets, size, count);
        size += count;
    }

    private void room(int count) {
        if (octets.length - size < count) {
            octets = Arrays.copyOf(octets, Math.max(2 * octets.length, size + count));
        }
    }
}
