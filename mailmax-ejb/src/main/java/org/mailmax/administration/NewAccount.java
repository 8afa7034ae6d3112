package org.mailmax.administration;

import org.mailmax.mail.address.DomainName;

/// What is filled in to add a mailbox.
///
/// @param localPart the name before the `@`
/// @param quotaOctets how much it may hold; 0 means without limit
public record NewAccount(DomainName domain, String localPart, String password, long quotaOctets) {

    /// The secret never reaches a log.
    @Override
    public String toString() {
        return "NewAccount[" + localPart + "@" + domain + "]";
    }
}
