package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.DirectoryNews;
import org.mailmax.directory.Domain;
import org.mailmax.directory.Domains;
import org.mailmax.mail.address.DomainName;
import org.mailmax.signing.KeyRing;
import org.mailmax.signing.SigningKeys;

/// The DKIM keys of a domain, and whether it seals by ARC. A key signs when it has been seen in the DNS; who cannot
/// wait, or whose DNS is not ours
/// to see, may say so.
@Stateless
public class SigningAdministration {

    @Inject
    private Permissions permissions;

    @Inject
    private Domains domains;

    @Inject
    private SigningKeys keys;

    @Inject
    private KeyRing ring;

    @Inject
    private DirectoryNews news;

    @Inject
    private AuditTrail audit;

    public List<SigningKeyEntry> list(Actor actor, DomainName domain) throws AdministrationException {
        permissions.require(actor, domain);
        existing(domain);
        return keys.of(domain).stream().map(SigningKeyEntry::of).toList();
    }

    /// Makes the next keys, to be published. Nothing happens when some are waiting for that already.
    public List<SigningKeyEntry> rotate(Actor actor, DomainName domain) throws AdministrationException {
        permissions.require(actor, domain);
        existing(domain);
        ring.prepare(domain, Instant.now());
        audit.record(actor, AuditAction.SIGNING_KEYS_ADD, domain);
        return keys.of(domain).stream().map(SigningKeyEntry::of).toList();
    }

    /// Signs by a key that is prepared, whether or not it was seen in the DNS.
    public void activate(Actor actor, DomainName domain, String selector) throws AdministrationException {
        permissions.require(actor, domain);
        existing(domain);
        if (!ring.activate(domain, selector, Instant.now())) {
            throw new NotFound(Field.DOMAIN, "No key " + selector + " of " + domain + " waits to be used.");
        }
        audit.record(actor, AuditAction.SIGNING_KEY_ACTIVATE, domain, selector);
    }

    /// Whether mail that is sent on in the name of the domain is sealed (RFC 8617).
    public boolean isSealing(Actor actor, DomainName domain) throws AdministrationException {
        permissions.require(actor, domain);
        return existing(domain).isSealing();
    }

    public void seal(Actor actor, DomainName domain, boolean on) throws AdministrationException {
        permissions.require(actor, domain);
        Domain found = existing(domain);
        if (found.isSealing() != on) {
            found.seal(on);
            news.tellAfterCommit();
            audit.record(actor, AuditAction.DOMAIN_CHANGE, domain, on ? "ARC: off -> on" : "ARC: on -> off");
        }
    }

    private Domain existing(DomainName domain) throws NotFound {
        return domains.find(domain).orElseThrow(() -> new NotFound(Field.DOMAIN, "There is no domain " + domain + "."));
    }
}
