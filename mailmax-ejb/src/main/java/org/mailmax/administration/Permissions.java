package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmax.administration.Actor.Operator;
import org.mailmax.administration.Actor.Postmaster;
import org.mailmax.administration.Actor.Reseller;
import org.mailmax.administration.Actor.SystemAdministrator;
import org.mailmax.administration.Actor.User;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.Administrator;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.Administrators;
import org.mailmax.directory.Domain;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// The rules of the administration. A system administrator may do everything, a reseller everything within the domains
/// entrusted, a postmaster the daily work within the own domain, a user what concerns the own mailbox. Somebody who was
/// removed meanwhile may do nothing any more.
@ApplicationScoped
public class Permissions {

    @Inject
    private Administrators administrators;

    @Inject
    private Accounts accounts;

    /// The actor must administer the whole system.
    void requireSystem(Actor actor) throws NotAllowed {
        allow(isSystem(actor), "Only a system administrator may do this.");
    }

    /// The actor must administer this domain: its mailboxes, aliases and forwards.
    void require(Actor actor, DomainName domain) throws NotAllowed {
        allow(administers(actor, domain), "You may administer your own domain only.");
    }

    /// The actor must be responsible for what the domain itself is: its state, its names, its postmasters.
    void requireManager(Actor actor, DomainName domain) throws NotAllowed {
        allow(
                !(actor instanceof Postmaster) && administers(actor, domain),
                "Only a system administrator or the reseller of the domain may do this.");
    }

    /// The actor must be somebody who appoints others.
    void requireAppointing(Actor actor) throws NotAllowed {
        allow(isSystem(actor) || reseller(actor).isPresent(), "You may appoint nobody.");
    }

    /// The actor must administer the domain of this mailbox, or be its user.
    void requireAccount(Actor actor, EmailAddress address) throws NotAllowed {
        allow(isOwner(actor, address) || administers(actor, address.domain()), "You may change your own mailbox only.");
    }

    /// The actor must be the user of this mailbox: not even an administrator does this for somebody else.
    void requireOwner(Actor actor, EmailAddress address) throws NotAllowed {
        allow(isOwner(actor, address), "Only the owner of a mailbox may do this.");
    }

    /// The domains the actor may see; nothing for somebody who may see all.
    Optional<Set<DomainName>> visible(Actor actor) throws NotAllowed {
        if (actor instanceof Postmaster who) {
            require(actor, who.domain());
            return Optional.of(Set.of(who.domain()));
        }
        if (actor instanceof Reseller) {
            return Optional.of(
                    reseller(actor)
                            .orElseThrow(() -> new NotAllowed("You are no reseller any more."))
                            .domains()
                            .stream()
                            .map(Domain::name)
                            .collect(Collectors.toUnmodifiableSet()));
        }
        requireSystem(actor);
        return Optional.empty();
    }

    /// The reseller the actor is, with its domains.
    Optional<Administrator> reseller(Actor actor) {
        return actor instanceof Reseller who ? find(who.id(), Role.RESELLER) : Optional.empty();
    }

    private boolean isSystem(Actor actor) {
        return switch (actor) {
            case Operator _ -> true;
            case SystemAdministrator who -> find(who.id(), Role.SYSTEM).isPresent();
            case Reseller _, Postmaster _, User _ -> false;
        };
    }

    private boolean administers(Actor actor, DomainName domain) {
        return switch (actor) {
            case Operator _ -> true;
            case SystemAdministrator who -> find(who.id(), Role.SYSTEM).isPresent();
            case Reseller who -> isOf(find(who.id(), Role.RESELLER), domain);
            case Postmaster who -> who.domain().equals(domain) && isOf(find(who.id(), Role.POSTMASTER), domain);
            case User _ -> false;
        };
    }

    private boolean isOwner(Actor actor, EmailAddress address) {
        return actor instanceof User who
                && accounts.find(address)
                        .filter(account -> account.id().equals(who.account()))
                        .filter(Account::isInUse)
                        .isPresent();
    }

    private Optional<Administrator> find(long id, Role role) {
        return administrators.find(id).filter(found -> found.role() == role);
    }

    private static boolean isOf(Optional<Administrator> administrator, DomainName domain) {
        return administrator.filter(found -> found.administers(domain)).isPresent();
    }

    private static void allow(boolean allowed, String otherwise) throws NotAllowed {
        if (!allowed) {
            throw new NotAllowed(otherwise);
        }
    }
}
