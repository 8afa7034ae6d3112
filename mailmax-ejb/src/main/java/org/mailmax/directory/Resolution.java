package org.mailmax.directory;

import org.mailmax.mail.address.EmailAddress;

/// Whose an address is, as far as we know.
public sealed interface Resolution {

    /// Its domain is none of ours.
    record Remote(EmailAddress address) implements Resolution {}

    /// It leads to this mailbox: as its name, an alias, a plus-address, or because nobody else claims it.
    record Found(Mailbox mailbox) implements Resolution {}

    /// Its domain is ours, and nobody takes mail for it.
    record Unknown(EmailAddress address) implements Resolution {}

    /// The mailbox or its domain is switched off.
    record Disabled(EmailAddress address) implements Resolution {}
}
