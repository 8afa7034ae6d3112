package org.mailmax.administration;

import java.time.Instant;
import java.util.Optional;
import org.mailmax.directory.Account.Kind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.Quota;
import org.mailmax.mail.identity.AccountId;

/// A line of the list of mailboxes.
///
/// @param secondFactor whether the pages ask its user for a code
/// @param lastLogin when its user, or a program of the user, last logged in
public record AccountSummary(
        AccountId id,
        EmailAddress address,
        Kind kind,
        AccountSettings settings,
        Quota quota,
        long aliases,
        long forwards,
        boolean secondFactor,
        Optional<Instant> lastLogin,
        Instant created) {

    /// The columns the list can be sorted by.
    public enum Column {
        ADDRESS,
        OCTETS,
        MESSAGES,
        QUOTA,
        CREATED
    }

    public boolean isGroup() {
        return kind == Kind.GROUP;
    }
}
