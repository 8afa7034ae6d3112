package org.mailmax.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.mailmax.mail.address.DomainName;

/// Has the DNS looked at, once at a time for each domain however often somebody asks.
@ApplicationScoped
public class PublicationReports {

    @Inject
    private RecordCheck check;

    private final ConcurrentMap<DomainName, PublicationReport> running = new ConcurrentHashMap<>();

    /// The report that is being made of the domain, or a new one. Returns at once.
    public PublicationReport of(DomainName domain, List<NeededRecord> needed) {
        running.values().removeIf(PublicationReport::isComplete);
        return running.computeIfAbsent(domain, _ -> new PublicationReport(needed, check::check));
    }
}
