package org.mailmax.mail.address;

import java.util.Optional;

/// Where a message that cannot be delivered is reported to: an address, or the null reverse-path `<>` of messages that
/// must never be answered (RFC 5321 §4.5.5).
public record ReversePath(Optional<EmailAddress> address) {

    public static final ReversePath NULL = new ReversePath(Optional.empty());

    public static ReversePath of(EmailAddress address) {
        return new ReversePath(Optional.of(address));
    }

    public boolean isNull() {
        return address.isEmpty();
    }

    /// With angle brackets, as in `MAIL FROM:` and `Return-Path:`.
    @Override
    public String toString() {
        return "<" + address.map(EmailAddress::toString).orElse("") + ">";
    }
}
