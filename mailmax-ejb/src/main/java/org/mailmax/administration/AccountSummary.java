package org.mailmax.administration;

import java.time.Instant;
import org.mailmax.directory.AccountSettings;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.Quota;
import org.mailmax.mail.identity.AccountId;

/// A line of the list of mailboxes.
public record AccountSummary(
        AccountId id,
        EmailAddress address,
        AccountSettings settings,
        Quota quota,
        long aliases,
        long forwards,
        Instant created) {

    /// The columns the list can be sorted by.
    public enum Column {
        ADDRESS,
        OCTETS,
        MESSAGES,
        QUOTA,
        CREATED
    }
}
