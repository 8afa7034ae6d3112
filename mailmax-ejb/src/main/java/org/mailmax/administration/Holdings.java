package org.mailmax.administration;

import java.time.Instant;
import java.util.List;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Service;

/// What this server holds and who was refused lately, for the dashboard.
///
/// @param storage the domains that hold most, the largest first
/// @param refusedLogins of the last day, the newest first
/// @param fullMailboxes those that hold nine tenths of what they may, or more
/// @param unpublishedKeys DKIM keys the DNS has not shown for a week
/// @param blockedSenders accounts that may not send
public record Holdings(
        List<DomainStorage> storage,
        List<RefusedLogin> refusedLogins,
        long fullMailboxes,
        long unpublishedKeys,
        long blockedSenders) {

    /// @param limit in octets; 0 for none
    public record DomainStorage(DomainName domain, long octets, long messages, long limit) {}

    /// Wrong passwords for a mailbox from one address.
    public record RefusedLogin(EmailAddress address, Service service, String remote, Instant last, long times) {}
}
