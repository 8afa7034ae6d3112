package org.mailmax.directory;

import org.mailmax.mail.address.EmailAddress;

/// Addresses with a detail behind a plus sign, `user+detail` (RFC 5233 §1): they belong to `user`.
public final class PlusAddress {

    private PlusAddress() {}

    /// The address without its detail; the address itself when it has none.
    public static EmailAddress base(EmailAddress address) {
        int plus = address.localPart().indexOf('+');
        return plus < 1 ? address : new EmailAddress(address.localPart().substring(0, plus), address.domain());
    }
}
