package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailmax.administration.Actor.Operator;
import org.mailmax.administration.Actor.Postmaster;
import org.mailmax.administration.Actor.SystemAdministrator;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.directory.Administrator;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.Administrators;
import org.mailmax.mail.address.DomainName;

/// The one rule of the administration: a system administrator may do everything, a postmaster everything within the own
/// domain. Somebody who was removed meanwhile may do nothing any more.
@ApplicationScoped
public class Permissions {

    @Inject
    private Administrators administrators;

    /// The actor must administer the whole system.
    void requireSystem(Actor actor) throws NotAllowed {
        boolean allowed =
                switch (actor) {
                    case Operator _ -> true;
                    case SystemAdministrator who -> isStill(who.id(), Role.SYSTEM);
                    case Postmaster _ -> false;
                };
        if (!allowed) {
            throw new NotAllowed("Only a system administrator may do this.");
        }
    }

    /// The actor must administer this domain.
    void require(Actor actor, DomainName domain) throws NotAllowed {
        boolean allowed =
                switch (actor) {
                    case Operator _ -> true;
                    case SystemAdministrator who -> isStill(who.id(), Role.SYSTEM);
                    case Postmaster who -> who.domain().equals(domain) && isPostmasterOf(who.id(), domain);
                };
        if (!allowed) {
            throw new NotAllowed("You may administer your own domain only.");
        }
    }

    /// The only domain the actor may see, or nothing for somebody who may see all.
    Optional<DomainName> onlyDomain(Actor actor) throws NotAllowed {
        if (actor instanceof Postmaster who) {
            require(actor, who.domain());
            return Optional.of(who.domain());
        }
        requireSystem(actor);
        return Optional.empty();
    }

    private boolean isStill(long id, Role role) {
        return administrators
                .find(id)
                .map(Administrator::role)
                .filter(role::equals)
                .isPresent();
    }

    private boolean isPostmasterOf(long id, DomainName domain) {
        return administrators
                .find(id)
                .flatMap(Administrator::domain)
                .filter(own -> own.name().equals(domain))
                .isPresent();
    }
}
