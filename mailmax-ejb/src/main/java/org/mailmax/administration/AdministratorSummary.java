package org.mailmax.administration;

import java.time.Instant;
import java.util.List;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// A line of the list of administrators.
///
/// @param domains of a postmaster or a reseller
/// @param maxDomains of a reseller
/// @param waiting true while only the one-time password has been given out
public record AdministratorSummary(
        EmailAddress address, Role role, List<DomainName> domains, long maxDomains, boolean waiting, Instant created) {}
