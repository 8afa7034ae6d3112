package org.mailmax.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Everything below `/api/v1`. What exists is listed here, and described by [OpenApiDocument].
@ApplicationPath("/api/v1")
public class Api extends Application {

    static final List<Class<?>> RESOURCES = List.of(
            DomainsResource.class,
            DnsResource.class,
            TermsResource.class,
            AccountsResource.class,
            BulkResource.class,
            MailboxesResource.class,
            SessionsResource.class,
            LooksResource.class,
            AddressesResource.class,
            MembersResource.class,
            AdministratorsResource.class,
            QueueResource.class,
            SendingResource.class,
            TraceResource.class,
            AuditResource.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> all = new LinkedHashSet<>(RESOURCES);
        all.add(DocumentResource.class);
        all.add(TokenFilter.class);
        all.add(Problems.Refused.class);
        all.add(Problems.Failed.class);
        return all;
    }
}
