package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.OpenSession;
import org.mailmax.session.Sessions;

/// The open sessions of mailboxes on this node: seen and ended by their users, and by those who administer them.
@Stateless
public class SessionAdministration {

    /// More than these are counted and not shown.
    public static final int MOST = 500;

    @Inject
    private Permissions permissions;

    @Inject
    private Accounts accounts;

    @Inject
    private Sessions sessions;

    @Inject
    private AuditTrail audit;

    /// The sessions of a mailbox, the latest used first.
    public List<SessionEntry> of(Actor actor, EmailAddress address) throws AdministrationException {
        permissions.requireAccount(actor, address);
        return shown(all(existing(address))).toList();
    }

    /// All sessions the actor may see, the latest used first.
    ///
    /// @param part of an address, a protocol or a client's address; empty for all
    public Page<SessionEntry> list(Actor actor, String part) throws AdministrationException {
        Optional<Set<DomainName>> only = permissions.visible(actor);
        String wanted = part.strip().toLowerCase(Locale.ROOT);
        List<SessionEntry> found = shown(sessions.list().stream())
                .filter(session ->
                        only.isEmpty() || only.get().contains(session.address().domain()))
                .filter(session -> session.mentions(wanted))
                .toList();
        return new Page<>(found.stream().limit(MOST).toList(), found.size());
    }

    /// Ends a session of a mailbox at once.
    public void end(Actor actor, EmailAddress address, String id) throws AdministrationException {
        permissions.requireAccount(actor, address);
        SessionEntry session = shown(all(existing(address)))
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound(Field.SESSION, "This session is over."));
        sessions.end(id);
        audit.record(actor, AuditAction.SESSION_END, address, session.service() + " from " + session.remote());
    }

    /// Ends all sessions of a mailbox but the one in which this is asked for.
    public void endAll(Actor actor, EmailAddress address) throws AdministrationException {
        permissions.requireAccount(actor, address);
        sessions.endAfterCommit(existing(address).id());
        audit.record(actor, AuditAction.SESSION_END, address, "all");
    }

    private Stream<OpenSession> all(Account account) {
        return sessions.list().stream()
                .filter(session -> session.who().account().equals(account.id()));
    }

    private static Stream<SessionEntry> shown(Stream<OpenSession> open) {
        return open.map(SessionEntry::of)
                .sorted(Comparator.comparing(SessionEntry::lastUse).reversed());
    }

    private Account existing(EmailAddress address) throws NotFound {
        return accounts.find(address)
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "There is no mailbox " + address + "."));
    }
}
