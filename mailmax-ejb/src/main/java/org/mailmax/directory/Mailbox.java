package org.mailmax.directory;

import java.util.List;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;

/// What routing needs to know of an account.
///
/// @param address its own name
/// @param aliases its other names; read only for an account with a responder
/// @param forwards where its mail goes on to; empty when forwarding is not allowed
public record Mailbox(
        AccountId account,
        EmailAddress address,
        AccountSettings settings,
        List<EmailAddress> aliases,
        List<EmailAddress> forwards) {

    /// True when mail to this address is mail to this account by name, plus-addresses included.
    public boolean isNamed(EmailAddress candidate) {
        EmailAddress base = PlusAddress.base(candidate);
        return isOneOfMine(candidate) || isOneOfMine(base);
    }

    private boolean isOneOfMine(EmailAddress candidate) {
        return candidate.equals(address) || aliases.contains(candidate);
    }
}
