package org.mailmax.queue.limit;

import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.identity.AccountId;

/// What an account has sent in an hour.
///
/// @param recipients to whom, on other hosts and here
/// @param refusals how many of them were refused for good
public record SendingHour(AccountId account, DomainName domain, long recipients, long refusals) {

    SendingHour plus(long moreRecipients, long moreRefusals) {
        return new SendingHour(account, domain, recipients + moreRecipients, refusals + moreRefusals);
    }
}
