package org.mailmax.folder;

import java.util.ArrayList;
import java.util.List;

/// Lists in pieces that a statement can take as parameters.
public final class Chunks {

    private Chunks() {}

    public static <T> List<List<T>> of(List<T> all, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return chunks;
    }
}
