package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Domains;
import org.mailmax.mail.address.DomainName;
import org.mailmax.publication.NeededRecords;
import org.mailmax.publication.OwnPolicy;
import org.mailmax.publication.PublicationReport;
import org.mailmax.publication.PublicationReports;

/// What a domain has to say in the DNS, and what it says.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DnsAdministration {

    @Inject
    private Permissions permissions;

    @Inject
    private Domains domains;

    @Inject
    private NeededRecords needed;

    @Inject
    private PublicationReports reports;

    @Inject
    private OwnPolicy policy;

    /// Begins to look; the report fills by itself.
    public PublicationReport look(Actor actor, DomainName domain) throws AdministrationException {
        permissions.require(actor, domain);
        if (!isOurs(domain)) {
            throw new NotFound(Field.DOMAIN, "There is no domain " + domain + ".");
        }
        return reports.of(domain, needed.of(domain));
    }

    /// The MTA-STS policy of a domain, which anybody may read; nothing when the domain is none of ours.
    public Optional<String> policy(DomainName domain) {
        return isOurs(domain) ? Optional.of(policy.text()) : Optional.empty();
    }

    private boolean isOurs(DomainName domain) {
        return domains.find(domain).isPresent();
    }
}
