package org.mailmax.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mailmax.directory.DirectoryNews;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.OpenSession;
import org.mailmax.mail.port.MailSupervision;
import org.mailmax.mail.port.OpenSessions;

/// All sessions of this node, and their end.
@ApplicationScoped
public class Sessions implements MailSupervision {

    @Inject
    private WebSessions web;

    @Inject
    private CurrentSession current;

    @Inject
    private DirectoryNews news;

    private final AtomicReference<OpenSessions> programs = new AtomicReference<>();

    @Override
    public void open(OpenSessions sessions) {
        programs.set(sessions);
    }

    @Override
    public void close() {
        programs.set(null);
    }

    public List<OpenSession> list() {
        Stream<OpenSession> ofPrograms = programs().stream().flatMap(it -> it.list().stream());
        return Stream.concat(ofPrograms, web.list().stream()).toList();
    }

    /// @return false when there is none of this id any more
    public boolean end(String id) {
        return web.end(id) || programs().filter(it -> it.end(id)).isPresent();
    }

    /// Ends all sessions of an account but the one that asks for it, as soon as the running transaction is committed.
    public void endAfterCommit(AccountId account) {
        Set<String> mine = mine();
        afterCommit(() -> {
            programs().ifPresent(it -> it.endAll(account));
            endInBrowsers(session -> session.who().account().equals(account), mine);
        });
    }

    /// The same for all accounts of a domain.
    public void endAfterCommit(DomainName domain) {
        Predicate<OpenSession> ofDomain =
                session -> session.who().address().domain().equals(domain);
        Set<String> mine = mine();
        afterCommit(() -> {
            programs()
                    .ifPresent(it -> it.list().stream()
                            .filter(ofDomain)
                            .map(session -> session.who().account())
                            .distinct()
                            .forEach(it::endAll));
            endInBrowsers(ofDomain, mine);
        });
    }

    /// Ends the sessions of mail programs of an account, for instance when one of the passwords they use is no more.
    public void endProgramsAfterCommit(AccountId account) {
        afterCommit(() -> programs().ifPresent(it -> it.endAll(account)));
    }

    /// Who comes again at once must find the change, so what was read before is forgotten first.
    private void afterCommit(Runnable end) {
        news.afterCommit(() -> {
            news.outdate();
            end.run();
        });
    }

    private void endInBrowsers(Predicate<OpenSession> which, Set<String> spared) {
        web.list().stream()
                .filter(which)
                .map(OpenSession::id)
                .filter(id -> !spared.contains(id))
                .forEach(web::end);
    }

    private Optional<OpenSessions> programs() {
        return Optional.ofNullable(programs.get());
    }

    /// Whoever changes the own password stays.
    private Set<String> mine() {
        try {
            return current.ids();
        } catch (ContextNotActiveException noBrowser) {
            return Set.of();
        }
    }
}
