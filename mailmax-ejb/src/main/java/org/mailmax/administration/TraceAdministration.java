package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Directory;
import org.mailmax.mail.address.DomainName;
import org.mailmax.trace.TraceRecord.Message;
import org.mailmax.trace.TraceSearch;
import org.mailmax.trace.TracedMessage;
import org.mailmax.trace.Traces;

/// Where messages have been. A postmaster finds those from and to the own domain, and of them what concerns it.
@ApplicationScoped
public class TraceAdministration {

    @Inject
    private Permissions permissions;

    @Inject
    private Directory directory;

    @Inject
    private Traces traces;

    /// What is typed into the search form.
    ///
    /// @param sender an address, or part of one
    /// @param recipient likewise
    /// @param id a trace id or a Message-ID
    public record Question(String sender, String recipient, String id, Instant from, Instant until) {}

    /// The newest messages that match, at most [Traces#MOST_FOUND].
    public List<Message> find(Actor actor, Question question) throws AdministrationException {
        Optional<Set<DomainName>> only = permissions.visible(actor);
        TraceSearch search = new TraceSearch(
                question.sender(), question.recipient(), question.id(), question.from(), question.until(), only);
        Vision vision = new Vision(only, directory::isLocal);
        // An address behind a forward of another domain must not be found by guessing it.
        return traces.find(search).stream()
                .map(message -> VisibleTrace.of(message, vision))
                .filter(search::matches)
                .toList();
    }

    /// Everything known of one message.
    public TracedMessage show(Actor actor, String traceId) throws AdministrationException {
        Optional<Set<DomainName>> only = permissions.visible(actor);
        Vision vision = new Vision(only, directory::isLocal);
        return traces.find(traceId)
                .filter(found -> only.map(found.message()::concernsOneOf).orElse(true))
                .map(found -> VisibleTrace.of(found, vision))
                .orElseThrow(() -> new NotFound(Field.MESSAGE, "Nothing is known of a message " + traceId + "."));
    }
}
