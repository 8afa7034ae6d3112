package org.mailmax.console;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import org.mailmax.administration.AdministrationException;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.OperatorConsole;

/// The operator's commands: two words that say what, then what with. Everything is done by the same use cases as on the
/// pages.
@ApplicationScoped
public class OperatorConsoleService implements OperatorConsole {

    static final String HELP =
            """
                domain add DOMAIN                    a domain with its postmaster
                domain list [PART-OF-NAME]
                domain show DOMAIN
                domain set DOMAIN enabled=on|off
                domain delete DOMAIN [with-mailboxes]
                account add ADDRESS                  the password is read from standard input
                account list DOMAIN [PART-OF-NAME]
                account show ADDRESS
                account set ADDRESS NAME=VALUE ...   enabled, store-mail, forwarding, responder: on or off;
                                                     responder-subject, responder-text, responder-days, suspended,
                                                     responder-from, responder-until: 2026-12-24T00:00:00Z, - for none;
                                                     quota: 500M, 2G, 0 for none
                account password ADDRESS             the password is read from standard input
                account delete ADDRESS
                alias add ADDRESS ALIAS              ALIAS catchrest: all mail of the domain nobody else claims
                alias list ADDRESS
                alias delete ADDRESS ALIAS
                forward add ADDRESS TO
                forward list ADDRESS
                forward delete ADDRESS TO
                administrator add ADDRESS [DOMAIN]   of the system, or of one domain
                administrator list
                administrator password ADDRESS       a new one-time password
                administrator delete ADDRESS
                trace find [sender=PART] [recipient=PART] [id=ID]
                trace show TRACE                     the journey of a message
                route plan SENDER RECIPIENT          where would it go? "-" for a report without a sender
                audit list [PART]                    who changed what
                token add ADDRESS LABEL SCOPE,... [DAYS]   for the REST API, in the name of an administrator
                token list
                token delete ID
                """ + QueueCommands.HELP + SendingCommands.HELP + TlsReportCommands.HELP + PolicyCommands.HELP;

    @Inject
    private DomainCommands domains;

    @Inject
    private AccountCommands accounts;

    @Inject
    private AddressCommands addresses;

    @Inject
    private AdministratorCommands administrators;

    @Inject
    private QueueCommands queue;

    @Inject
    private TlsReportCommands tlsReports;

    @Inject
    private RelayingCommands relaying;

    @Inject
    private OversightCommands oversight;

    @Inject
    private LifecycleCommands lifecycle;

    @Inject
    private MemberCommands members;

    @Inject
    private BulkCommands bulk;

    @Inject
    private SendingCommands sending;

    @Inject
    private PolicyCommands policies;

    @Inject
    private TraceCommands traces;

    @Inject
    private TokenCommands tokens;

    @Override
    public Answer run(List<String> words, String input) throws MailException {
        try {
            return new Answer(true, answer(new ConsoleWords(words, input)));
        } catch (UsageException | AdministrationException refused) {
            return new Answer(false, TextTable.printable(refused.getMessage()) + "\n");
        } catch (EJBException | PersistenceException e) {
            throw new MailException.TryLater("the database is out of reach", e);
        }
    }

    private String answer(ConsoleWords words) throws UsageException, AdministrationException {
        return switch (words.command()) {
            case "", "help" ->
                HELP
                        + LifecycleCommands.HELP
                        + MemberCommands.HELP
                        + BulkCommands.HELP
                        + RelayingCommands.HELP
                        + OversightCommands.HELP;
            case "domain add" -> domains.add(words);
            case "domain list" -> domains.list(words);
            case "domain show" -> domains.show(words);
            case "domain set" -> domains.set(words);
            case "domain delete" -> domains.delete(words);
            case "account add" -> accounts.add(words);
            case "account list" -> accounts.list(words);
            case "account show" -> accounts.show(words);
            case "account set" -> accounts.set(words);
            case "account password" -> accounts.password(words);
            case "account delete" -> accounts.delete(words);
            case "alias add" -> addresses.addAlias(words);
            case "alias list" -> addresses.aliases(words);
            case "alias delete" -> addresses.deleteAlias(words);
            case "forward add" -> addresses.addForward(words);
            case "forward list" -> addresses.forwards(words);
            case "forward delete" -> addresses.deleteForward(words);
            case "administrator add" -> administrators.add(words);
            case "administrator list" -> administrators.list(words);
            case "administrator password" -> administrators.password(words);
            case "administrator delete" -> administrators.delete(words);
            default -> sendingAnswer(words);
        };
    }

    private String sendingAnswer(ConsoleWords words) throws UsageException, AdministrationException {
        return switch (words.command()) {
            case "tls-report list" -> tlsReports.list(words);
            case "tls-report send" -> tlsReports.send(words);
            case "queue list" -> queue.list(words);
            case "queue destinations" -> queue.destinations(words);
            case "queue retry" -> queue.retry(words);
            case "queue hold" -> queue.hold(words);
            case "queue release" -> queue.release(words);
            case "queue delete" -> queue.delete(words);
            case "sending blocked" -> sending.blocked(words);
            case "sending unblock" -> sending.unblock(words);
            case "sending limit" -> sending.limit(words);
            case "suppression list" -> sending.suppressions(words);
            case "suppression delete" -> sending.unsuppress(words);
            case "destination set" -> policies.set(words);
            case "destination reset" -> policies.reset(words);
            case "trace find" -> traces.find(words);
            case "trace show" -> traces.show(words);
            case "route plan" -> traces.plan(words);
            case "audit list" -> traces.audit(words);
            case "token add" -> tokens.add(words);
            case "token list" -> tokens.list(words);
            case "token delete" -> tokens.delete(words);
            default -> otherAnswer(words);
        };
    }

    private String otherAnswer(ConsoleWords words) throws UsageException, AdministrationException {
        Optional<String> answer = relaying.answer(words);
        if (answer.isEmpty()) {
            answer = oversight.answer(words);
        }
        if (answer.isEmpty()) {
            answer = lifecycle.answer(words);
        }
        if (answer.isEmpty()) {
            answer = members.answer(words);
        }
        if (answer.isEmpty()) {
            answer = bulk.answer(words);
        }
        return answer.orElseThrow(
                () -> new UsageException("there is no command \"" + words.command() + "\", see help"));
    }
}
