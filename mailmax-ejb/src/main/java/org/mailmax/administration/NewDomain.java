package org.mailmax.administration;

import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// A domain just added.
///
/// @param postmaster its mailbox and its administrator
/// @param oneTimePassword opens the choice of the postmaster's own password; shown this once and stored nowhere
public record NewDomain(DomainName name, EmailAddress postmaster, String oneTimePassword) {

    /// The secret never reaches a log.
    @Override
    public String toString() {
        return "NewDomain[" + name + "]";
    }
}
