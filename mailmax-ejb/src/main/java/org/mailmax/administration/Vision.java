package org.mailmax.administration;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// What somebody may see of the ways mail takes: everything, or the insides of some domains.
///
/// @param only these domains; nothing for somebody who may see all
/// @param isOurs whether a domain is one of ours at all
record Vision(Optional<Set<DomainName>> only, Predicate<DomainName> isOurs) {

    /// Whether it may be told what happens to mail behind this address.
    boolean reaches(EmailAddress address) {
        return only.map(domains -> domains.contains(address.domain())).orElse(true);
    }

    /// True for an address of ours behind which the viewer may not look.
    boolean isClosed(EmailAddress address) {
        return !reaches(address) && isOurs.test(address.domain());
    }
}
