package org.mailmax.administration;

import java.time.Instant;
import org.mailmax.mail.address.DomainName;

/// A line of the domain list.
///
/// @param octets what all its accounts hold together
public record DomainSummary(
        DomainName name, boolean enabled, long accounts, long aliases, long messages, long octets, Instant created) {

    /// The columns the list can be sorted by.
    public enum Column {
        NAME,
        CREATED
    }
}
