package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.administration.Actor;
import org.mailmax.administration.Actor.Operator;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.DnsAdministration;
import org.mailmax.administration.Page;
import org.mailmax.administration.SessionAdministration;
import org.mailmax.administration.SessionEntry;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.publication.PublicationReport;

/// `dns …` and `session …`
@ApplicationScoped
public class OversightCommands {

    static final String HELP = """
        dns check DOMAIN                     the records the domain needs, and what the DNS says now
        dns zone DOMAIN                      the same as an excerpt of a zone file
        session list [PART]                  who is logged in on this node; PART of an address or protocol
        session end ADDRESS [ID]             at once; all of the mailbox without ID
        """;

    private static final Actor OPERATOR = new Operator();

    @Inject
    private DnsAdministration dns;

    @Inject
    private SessionAdministration sessions;

    /// What the command said; nothing when it is none of these.
    Optional<String> answer(ConsoleWords words) throws UsageException, AdministrationException {
        return Optional.ofNullable(
                switch (words.command()) {
                    case "dns check" -> check(words);
                    case "dns zone" -> report(words).zone();
                    case "session list" -> sessions(words);
                    case "session end" -> end(words);
                    default -> null;
                });
    }

    private PublicationReport report(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        return dns.look(OPERATOR, words.domain(0)).await();
    }

    private String check(ConsoleWords words) throws UsageException, AdministrationException {
        TextTable table = new TextTable("state", "type", "name", "shall be", "is");
        for (PublicationReport.Row row : report(words).rows()) {
            table.row(
                    row.finding().state().name().toLowerCase(Locale.ROOT),
                    row.needed().type(),
                    row.needed().name(),
                    String.join(" | ", row.needed().value().lines().toList()),
                    String.join(" | ", row.finding().found()));
        }
        return table.toString();
    }

    private String sessions(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        Page<SessionEntry> page = sessions.list(OPERATOR, words.optional(0).orElse(""));
        TextTable table = new TextTable("id", "address", "by", "from", "tls", "since", "last heard");
        page.rows()
                .forEach(row -> table.row(
                        row.id(),
                        row.address(),
                        row.service(),
                        row.remote(),
                        row.secure() ? "yes" : "no",
                        row.since(),
                        row.lastUse()));
        return table + DomainCommands.more(page);
    }

    private String end(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        EmailAddress address = words.address(0);
        Optional<String> id = words.optional(1);
        if (id.isPresent()) {
            sessions.end(OPERATOR, address, id.get());
            return "ended\n";
        }
        sessions.endAll(OPERATOR, address);
        return "all sessions of " + address + " ended\n";
    }
}
