package org.mailmax.administration;

import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// What a search brought up.
public sealed interface Found {

    /// A domain, by its name or a second one.
    ///
    /// @param name what was found
    record OfDomain(DomainName domain, DomainName name) implements Found {}

    /// An address.
    ///
    /// @param owner the mailbox it belongs to; the address itself when it is the mailbox's name
    record OfAddress(EmailAddress address, EmailAddress owner) implements Found {

        public boolean isAlias() {
            return !address.equals(owner);
        }
    }

    /// An address a mailbox forwards to.
    record OfForward(EmailAddress target, EmailAddress owner) implements Found {}
}
