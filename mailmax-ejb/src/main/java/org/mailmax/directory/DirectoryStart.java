package org.mailmax.directory;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.mailmax.mail.address.EmailAddress;

/// Looks something up as soon as the application starts. The container finds the persistence unit of this module only
/// from a component of this module, and keeps it then: the first look-up must not be one that comes from a page.
@Singleton
@Startup
@DependsOn("Migration")
public class DirectoryStart {

    private static final EmailAddress NOBODY = EmailAddress.of("nobody@localhost");

    @Inject
    private Accounts accounts;

    @Inject
    private Domains domains;

    @PostConstruct
    void look() {
        accounts.claim(NOBODY);
        domains.find(NOBODY.domain());
    }
}
