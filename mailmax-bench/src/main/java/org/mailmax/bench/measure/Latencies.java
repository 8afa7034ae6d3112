package org.mailmax.bench.measure;

import java.util.Arrays;

/// Every latency of a phase, kept exactly, in nanoseconds.
public final class Latencies {

    private long[] nanos = new long[1024];
    private int count;
    private boolean sorted = true;

    /// Keeps one more.
    public void add(long latencyNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = latencyNanos;
        sorted = false;
    }

    /// Keeps all of another one too.
    public void addAll(Latencies other) {
        long[] both = Arrays.copyOf(nanos, Math.max(1, count + other.count));
        System.arraycopy(other.nanos, 0, both, count, other.count);
        nanos = both;
        count += other.count;
        sorted = false;
    }

    /// How many are kept.
    public int count() {
        return count;
    }

    /// The latency, in milliseconds, that the given share of all operations did not exceed (nearest rank).
    ///
    /// @param share between 0 and 1
    /// @return NaN when nothing was kept
    public double percentileMillis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(share * count);
        return nanos[Math.max(0, rank - 1)] / 1e6;
    }
}
