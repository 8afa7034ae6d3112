package org.mailmax.administration;

import java.time.Instant;
import java.util.Optional;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// A line of the list of administrators.
///
/// @param domain of a postmaster
/// @param waiting true while only the one-time password has been given out
public record AdministratorSummary(
        EmailAddress address, Role role, Optional<DomainName> domain, boolean waiting, Instant created) {}
