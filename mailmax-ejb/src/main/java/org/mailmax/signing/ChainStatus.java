package org.mailmax.signing;

import java.util.Locale;

/// Whether the seals of others hold (RFC 8617 §4.4), as it stands in `cv=`.
enum ChainStatus {
    /// There are none.
    NONE,
    PASS,
    FAIL,
    /// The DNS did not answer: nothing can be said now.
    UNKNOWN;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
