package org.mailmax.protocol.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Puts one line together from any number of pieces.
final class LineCollector {

    private static final byte CR = '\r';
    private static final byte LF = '\n';
    private static final byte[] NONE = new byte[0];

    private final int limit;
    private byte[] octets = NONE;
    private int length;
    private boolean tooLong;
    private long discarded;

    LineCollector(int limit) {
        this.limit = limit;
    }

    /// Takes octets up to and with the next LF.
    ///
    /// @return true when the line is complete
    boolean take(ByteBuffer input) throws FloodException {
        byte[] array = input.array();
        int from = input.arrayOffset() + input.position();
        int to = input.arrayOffset() + input.limit();
        int at = from;
        while (at < to && array[at] != LF) {
            at++;
        }
        boolean complete = at < to;
        int end = complete ? at + 1 : at;
        keep(array, from, end);
        input.position(end - input.arrayOffset());
        return complete;
    }

    Line result() {
        if (tooLong || length - 2 > limit) {
            return new Line.TooLong();
        }
        if (length < 2 || octets[length - 2] != CR || hasBareCr()) {
            return new Line.BareLineEnd();
        }
        return new Line.Complete(Arrays.copyOf(octets, length - 2));
    }

    private void keep(byte[] source, int from, int to) throws FloodException {
        int count = to - from;
        if (tooLong || length + count > limit + 2) {
            discard(count);
            return;
        }
        if (octets.length < length + count) {
            octets = Arrays.copyOf(octets, Math.max(length + count, 2 * octets.length));
        }
        System.arraycopy(source, from, octets, length, count);
        length += count;
    }

    private void discard(int count) throws FloodException {
        tooLong = true;
        octets = NONE;
        discarded += count;
        if (discarded > WireReader.FLOOD) {
            throw new FloodException();
        }
    }

    private boolean hasBareCr() {
        for (int i = 0; i < length - 2; i++) {
            if (octets[i] == CR) {
                return true;
            }
        }
        return false;
    }
}
