package org.mailmax.bench.measure;

import java.util.ArrayList;
import java.util.List;

/// Counts everything that went otherwise than it should, and keeps the first few.
public final class Faults {

    private static final int KEPT = 5;

    private final List<String> samples = new ArrayList<>();
    private long count;

    /// Counts one.
    public synchronized void add(String what) {
        count++;
        if (samples.size() < KEPT) {
            samples.add(what);
        }
    }

    /// Counts one.
    public void add(Exception what) {
        add(what.getClass().getSimpleName() + ": " + what.getMessage());
    }

    /// How many there were.
    public synchronized long count() {
        return count;
    }

    /// The first few.
    public synchronized List<String> samples() {
        return List.copyOf(samples);
    }
}
