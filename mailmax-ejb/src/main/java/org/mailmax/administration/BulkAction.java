package org.mailmax.administration;

import java.util.Set;
import org.mailmax.mail.identity.Service;

/// What can be done with many mailboxes at once.
public sealed interface BulkAction {

    /// Nobody logs in; mail is kept.
    record Suspend() implements BulkAction {}

    /// Takes mail, and people log in.
    record Activate() implements BulkAction {}

    /// @param octets how much each may hold; 0 for no limit
    record SetQuota(long octets) implements BulkAction {}

    /// By which protocols people may log in.
    record AllowProtocols(Set<Service> protocols) implements BulkAction {
        public AllowProtocols {
            protocols = Set.copyOf(protocols);
        }
    }

    /// A new password made at random for each.
    record ResetPassword() implements BulkAction {}

    /// Puts them aside, to be deleted some days later.
    record Retire() implements BulkAction {}

    /// Takes back what [Retire] did.
    record Restore() implements BulkAction {}
}
