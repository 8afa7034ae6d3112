package org.mailmax.protocol.imap.session;

import java.util.Optional;

/// What a line that ends with `{42}` or `{42+}` says of the literal that follows (RFC 9051 §4.3, RFC 7888 §4).
///
/// @param size in octets, [Long#MAX_VALUE] for more than that
record Announcement(long size, Mode mode) {

    enum Mode {
        /// The client waits until it is told to go on.
        SYNCHRONISING,
        /// The client sends the octets at once.
        NON_SYNCHRONISING
    }

    /// The announcement a line ends with, if it does.
    static Optional<Announcement> at(byte[] line) {
        int at = line.length - 1;
        if (at < 0 || line[at] != '}') {
            return Optional.empty();
        }
        at--;
        Mode mode = at >= 0 && line[at] == '+' ? Mode.NON_SYNCHRONISING : Mode.SYNCHRONISING;
        int end = mode == Mode.NON_SYNCHRONISING ? at : at + 1;
        int start = end;
        while (start > 0 && isDigit(line[start - 1])) {
            start--;
        }
        return start < end && start > 0 && line[start - 1] == '{'
                ? Optional.of(new Announcement(size(line, start, end), mode))
                : Optional.empty();
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    private static long size(byte[] line, int from, int to) {
        long size = 0;
        for (int i = from; i < to; i++) {
            int digit = line[i] - '0';
            if (size > (Long.MAX_VALUE - digit) / 10) {
                return Long.MAX_VALUE;
            }
            size = size * 10 + digit;
        }
        return size;
    }
}
