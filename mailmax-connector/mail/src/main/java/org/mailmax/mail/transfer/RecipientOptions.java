package org.mailmax.mail.transfer;

import java.util.Optional;
import java.util.Set;

/// What the sender asks for about one recipient (RFC 3461 §4.1, §4.2).
///
/// @param reports when to report (NOTIFY); nothing said means the host's own custom, failures and maybe delays; an
/// empty set never
/// @param originalRecipient who the sender wrote to first
public record RecipientOptions(Optional<Set<Event>> reports, Optional<OriginalRecipient> originalRecipient) {

    /// Nothing asked for.
    public static final RecipientOptions NONE = new RecipientOptions(Optional.empty(), Optional.empty());

    /// What can be reported.
    public enum Event {
        SUCCESS,
        FAILURE,
        DELAY
    }

    /// @param type of the address, `rfc822` or `utf-8` for instance
    /// @param address decoded
    public record OriginalRecipient(String type, String address) {}

    public RecipientOptions {
        reports = reports.map(Set::copyOf);
    }

    /// Whether the sender wants to hear of this. Without a word from him he hears of failures and delays.
    public boolean wants(Event event) {
        return reports.map(events -> events.contains(event)).orElse(event != Event.SUCCESS);
    }
}
