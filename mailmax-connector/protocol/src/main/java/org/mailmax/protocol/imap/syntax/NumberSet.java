package org.mailmax.protocol.imap.syntax;

import java.util.List;

/// `sequence-set` as it was written (RFC 9051 §9): numbers and ranges of numbers in any order, `*` among them. Whether
/// they are message sequence numbers or UIDs is the command's business.
public record NumberSet(List<Range> ranges) {

    /// `*`, the largest number in use.
    public static final long STAR = Long.MAX_VALUE;

    /// @param first from 1, or [#STAR]; may be greater than `last` as `4:2` means `2:4`
    public record Range(long first, long last) {

        /// The smaller end when `*` is `largest`.
        public long low(long largest) {
            return Math.min(known(first, largest), known(last, largest));
        }

        /// The greater end when `*` is `largest`.
        public long high(long largest) {
            return Math.max(known(first, largest), known(last, largest));
        }

        private static long known(long number, long largest) {
            return number == STAR ? largest : number;
        }

        @Override
        public String toString() {
            return first == last ? text(first) : text(first) + ":" + text(last);
        }

        private static String text(long number) {
            return number == STAR ? "*" : Long.toString(number);
        }
    }

    public NumberSet {
        ranges = List.copyOf(ranges);
    }

    /// The greatest number that is named when `*` is `largest`.
    public long highest(long largest) {
        long highest = 0;
        for (Range range : ranges) {
            highest = Math.max(highest, range.high(largest));
        }
        return highest;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Range range : ranges) {
            text.append(text.isEmpty() ? "" : ",").append(range);
        }
        return text.toString();
    }
}
