package org.mailmax.trace;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/// Tells which names are surely not in a segment, from a few bits for each: a Bloom filter. One in a hundred answers
/// "perhaps" is wrong.
final class NameFilter {

    private static final int BITS_FOR_EACH = 10;
    private static final int LEAST_BITS = 64;
    private static final int HASHES = 7;

    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private NameFilter() {}

    static byte[] of(Collection<String> names) {
        byte[] bits = new byte[Math.max(LEAST_BITS, names.size() * BITS_FOR_EACH) / Byte.SIZE + 1];
        for (String name : names) {
            long hash = hash(name);
            for (int i = 0; i < HASHES; i++) {
                int bit = bit(hash, i, bits);
                bits[bit / Byte.SIZE] |= (byte) (1 << bit % Byte.SIZE);
            }
        }
        return bits;
    }

    static boolean mayContain(byte[] bits, String name) {
        long hash = hash(name);
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(hash, i, bits);
            if ((bits[bit / Byte.SIZE] & 1 << bit % Byte.SIZE) == 0) {
                return false;
            }
        }
        return true;
    }

    private static int bit(long hash, int number, byte[] bits) {
        int first = (int) hash;
        int second = (int) (hash >>> Integer.SIZE) | 1;
        return Integer.remainderUnsigned(first + number * second, bits.length * Byte.SIZE);
    }

    /// FNV-1a, its bits mixed once more.
    private static long hash(String name) {
        long hash = FNV_START;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ octet) * FNV_PRIME;
        }
        hash ^= hash >>> 33;
        return hash * 0xff51afd7ed558ccdL ^ hash >>> 29;
    }
}
