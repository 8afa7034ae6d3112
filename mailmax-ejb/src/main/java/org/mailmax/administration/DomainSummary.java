package org.mailmax.administration;

import java.time.Instant;
import org.mailmax.directory.DomainLimits;
import org.mailmax.directory.DomainState;
import org.mailmax.mail.address.DomainName;

/// A line of the domain list.
///
/// @param accounts its mailboxes and groups
/// @param octets what all its accounts hold together
/// @param promised what the quotas of all its accounts add up to, in octets
public record DomainSummary(
        DomainName name,
        DomainState state,
        long accounts,
        long aliases,
        long messages,
        long octets,
        long promised,
        DomainLimits limits,
        Instant created) {

    /// The columns the list can be sorted by.
    public enum Column {
        NAME,
        CREATED
    }

    /// True unless the domain is switched off altogether.
    public boolean enabled() {
        return state != DomainState.DISABLED;
    }
}
