package org.mailmax.route.srs;

import org.mailmax.mail.address.EmailAddress;

/// What an address of ours means for the Sender Rewriting Scheme.
public sealed interface SrsAddress {

    /// We made it, not long ago.
    ///
    /// @param address where a bounce goes
    record Original(EmailAddress address) implements SrsAddress {}

    /// It looks like one of ours, and we did not make it.
    record Forged() implements SrsAddress {}

    /// We made it, too long ago for a bounce.
    record Expired() implements SrsAddress {}

    /// An address like any other.
    record Ordinary() implements SrsAddress {}
}
