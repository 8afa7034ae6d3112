package org.mailmax.queue.report;

import java.util.Locale;

/// What has become of a recipient (RFC 3464 §2.3.3).
public enum Action {
    FAILED,
    DELAYED,
    DELIVERED,
    RELAYED,
    EXPANDED;

    /// As it stands in the report and in the names of the texts.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
