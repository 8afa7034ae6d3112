package org.mailmax.protocol.smtp;

import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// Where a message shall go (RFC 5321 §4.1.1.3).
public sealed interface ForwardPath {

    record Mailbox(EmailAddress address) implements ForwardPath {}

    /// `<postmaster>` without a domain: the postmaster of this very host.
    record Postmaster() implements ForwardPath {}

    default EmailAddress at(DomainName here) {
        return switch (this) {
            case Mailbox(EmailAddress address) -> address;
            case Postmaster() -> new EmailAddress("postmaster", here);
        };
    }
}
