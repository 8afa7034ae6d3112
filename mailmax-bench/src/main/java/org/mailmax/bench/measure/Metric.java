package org.mailmax.bench.measure;

/// What is measured, with its unit and which way is better.
public enum Metric {
    RATE("rate", "1/s", true),
    END_TO_END("e2e", "1/s", true),
    P50("p50", "ms", false),
    P90("p90", "ms", false),
    P99("p99", "ms", false),
    MAX("max", "ms", false),
    CPU("cpu", "ms/op", false),
    DRIVER_CPU("driver", "ms/op", false),
    OPERATIONS("ops", "", true),
    ALIVE("alive", "sessions", true),
    HEAP("heap", "kB/session", false),
    PSS("pss", "kB/session", false),
    RSS("rss", "kB/session", false),
    FAULTS("faults", "", false);

    private final String label;
    private final String unit;
    private final boolean moreIsBetter;

    Metric(String label, String unit, boolean moreIsBetter) {
        this.label = label;
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    /// The name in tables and files.
    public String label() {
        return label;
    }

    /// The unit, empty when it is a plain number.
    public String unit() {
        return unit;
    }

    /// How many times better the one figure is than the other; above 1 means better.
    public double advantage(double ours, double theirs) {
        return moreIsBetter ? ours / theirs : theirs / ours;
    }
}
