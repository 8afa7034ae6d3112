package org.mailmax.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads what [SummaryWriter] wrote. Whatever the octets are, it ends with a value or a [DamagedSummaryException], and
/// takes no more memory than the octets warrant.
final class SummaryReader {

    private static final int MAX_EAGER = 64;

    private final byte[] octets;
    private int at = SummaryWriter.PREFIX;

    private SummaryReader(byte[] octets) {
        this.octets = octets;
    }

    static SummaryReader open(byte[] octets, int version) {
        if (octets.length < SummaryWriter.PREFIX || octets[0] != version) {
            throw new DamagedSummaryException("no summary of version " + version);
        }
        int checksum = 0;
        for (int i = SummaryWriter.PREFIX - 1; i > 0; i--) {
            checksum = checksum << 8 | octets[i] & 0xFF;
        }
        if (checksum != SummaryWriter.checksum(octets)) {
            throw new DamagedSummaryException("the checksum does not fit");
        }
        return new SummaryReader(octets);
    }

    int number() {
        long value = longNumber();
        if (value > Integer.MAX_VALUE) {
            throw new DamagedSummaryException("a number is too large");
        }
        return (int) value;
    }

    /// Not negative.
    long longNumber() {
        long value = 0;
        for (int shift = 0; shift < 63 && at < octets.length; shift += 7) {
            byte octet = octets[at++];
            value |= (long) (octet & 0x7F) << shift;
            if (octet >= 0) {
                return value;
            }
        }
        throw new DamagedSummaryException("a number has no end");
    }

    String text() {
        return text(number());
    }

    Optional<String> optional() {
        int head = number();
        return head == 0 ? Optional.empty() : Optional.of(text(head - 1));
    }

    <T> List<T> list(Function<SummaryReader, T> element) {
        int size = number();
        if (size == 0) {
            return List.of();
        }
        if (size == 1) {
            return List.of(element.apply(this));
        }
        if (size > octets.length - at) {
            throw new DamagedSummaryException("a list is longer than all there is");
        }
        List<T> list = new ArrayList<>(Math.min(size, MAX_EAGER));
        for (int i = 0; i < size; i++) {
            list.add(element.apply(this));
        }
        return List.copyOf(list);
    }

    void skip(int count) {
        if (count > octets.length - at) {
            throw new DamagedSummaryException("cut off");
        }
        at += count;
    }

    private String text(int head) {
        if ((head & 1) == 0) {
            return SummaryWords.word(head >> 1);
        }
        int from = at;
        skip(head >> 1);
        return new String(octets, from, at - from, StandardCharsets.UTF_8);
    }
}
