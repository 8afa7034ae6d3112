package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmax.administration.RolesTest.Who.ADMINISTRATORS;
import static org.mailmax.administration.RolesTest.Who.MANAGERS;
import static org.mailmax.administration.RolesTest.Who.OPERATOR_ONLY;
import static org.mailmax.administration.RolesTest.Who.OWNER;
import static org.mailmax.administration.RolesTest.Who.SYSTEM;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.access.FolderService;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.LoginOutcome.Admitted;
import org.mailmax.administration.LoginOutcome.MustChoosePassword;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.AppPassword;
import org.mailmax.directory.DomainLimits;
import org.mailmax.directory.DomainState;
import org.mailmax.directory.ResponderSettings;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailAccess;

/// Who may do what, and that nobody else may: every role tries every use case on `here.test` and its mailbox ann.
class RolesTest extends AdministrationTest {

    private static final EmailAddress POSTMASTER = EmailAddress.of("postmaster@here.test");
    private static final AppPassword.Terms PHONE =
            new AppPassword.Terms("telephone", Set.of(Service.IMAP), Optional.empty());

    /// Those who try.
    enum Who {
        OPERATOR,
        SYSTEM_ADMINISTRATOR,
        RESELLER,
        POSTMASTER,
        USER,
        OTHER_RESELLER,
        OTHER_POSTMASTER,
        OTHER_USER;

        static final Set<Who> OPERATOR_ONLY = EnumSet.of(OPERATOR);
        static final Set<Who> SYSTEM = EnumSet.of(OPERATOR, SYSTEM_ADMINISTRATOR);
        static final Set<Who> MANAGERS = EnumSet.of(OPERATOR, SYSTEM_ADMINISTRATOR, RESELLER);
        static final Set<Who> ADMINISTRATORS = EnumSet.of(OPERATOR, SYSTEM_ADMINISTRATOR, RESELLER, POSTMASTER);
        static final Set<Who> OWNER = EnumSet.of(USER);
        static final Set<Who> ADMINISTRATORS_AND_OWNER =
                EnumSet.of(OPERATOR, SYSTEM_ADMINISTRATOR, RESELLER, POSTMASTER, USER);
    }

    private record Attempt(String name, Set<Who> allowed, UseCase useCase) {}

    @FunctionalInterface
    private interface UseCase {
        void tryAs(Actor actor) throws AdministrationException;
    }

    private final List<Attempt> table = new ArrayList<>();

    private void may(Set<Who> allowed, String name, UseCase useCase) {
        table.add(new Attempt(name, allowed, useCase));
    }

    private void domainUseCases() {
        DomainAdministration domains = domains();
        may(ADMINISTRATORS, "domain show", actor -> domains.show(actor, HERE));
        may(ADMINISTRATORS, "domain aliases", actor -> domains.aliases(actor, HERE));
        may(MANAGERS, "domain alias add", actor -> domains.addAlias(actor, HERE, "alias.test"));
        may(MANAGERS, "domain alias delete", actor -> domains.deleteAlias(actor, HERE, new DomainName("alias.test")));
        may(MANAGERS, "domain state", actor -> domains.change(actor, HERE, DomainState.ACTIVE));
        may(SYSTEM, "domain limits", actor -> domains.limit(actor, HERE, DomainLimits.NONE));
        may(SYSTEM, "domain delete", actor -> domains.delete(actor, HERE));
        may(ADMINISTRATORS, "advice", actor -> ejb.get(PostmasterAdvice.class).isNeeded(actor, HERE));
        may(ADMINISTRATORS, "import", actor -> ejb.get(AccountImport.class).dryRun(actor, HERE, "x"));
        may(ADMINISTRATORS, "import run", actor -> ejb.get(AccountImport.class).run(actor, HERE, "a b"));
        may(
                ADMINISTRATORS,
                "account list",
                actor -> accounts().list(actor, HERE, ListRequest.all(AccountSummary.Column.ADDRESS)));
        may(ADMINISTRATORS, "account add", actor -> accounts().add(actor, new NewAccount(HERE, "ann", PASSWORD, 0)));
        may(ADMINISTRATORS, "group add", actor -> accounts().addGroup(actor, HERE, "ann"));
        BulkAdministration bulk = ejb.get(BulkAdministration.class);
        may(ADMINISTRATORS, "bulk", actor -> bulk.run(actor, HERE, List.of(ann()), new BulkAction.Activate()));
        may(ADMINISTRATORS, "bulk filter", actor -> bulk.matching(actor, HERE, ""));
        may(ADMINISTRATORS, "retired", actor -> accounts().retired(actor, HERE));
        may(ADMINISTRATORS, "dns", actor -> ejb.get(DnsAdministration.class).look(actor, HERE));
        SigningAdministration signing = ejb.get(SigningAdministration.class);
        may(ADMINISTRATORS, "keys", actor -> signing.list(actor, HERE));
        may(ADMINISTRATORS, "keys rotate", actor -> signing.rotate(actor, HERE));
        may(ADMINISTRATORS, "key activate", actor -> signing.activate(actor, HERE, "none"));
    }

    private void overseeingUseCases() throws AdministrationException {
        SessionAdministration sessions = ejb.get(SessionAdministration.class);
        may(Who.ADMINISTRATORS_AND_OWNER, "sessions", actor -> sessions.of(actor, ann()));
        may(Who.ADMINISTRATORS_AND_OWNER, "session end", actor -> sessions.end(actor, ann(), "none"));
        may(Who.ADMINISTRATORS_AND_OWNER, "sessions end", actor -> sessions.endAll(actor, ann()));
        LookAdministration looks = ejb.get(LookAdministration.class);
        Look operators = looks.begin(OPERATOR, ann(), "the operator looks himself");
        FolderName inbox = FolderName.INBOX;
        may(ADMINISTRATORS, "look", actor -> looks.begin(actor, ann(), "somebody asked for it"));
        may(OPERATOR_ONLY, "folders of another one's look", actor -> looks.folders(actor, operators));
        may(OPERATOR_ONLY, "list of another one's look", actor -> looks.messages(actor, operators, inbox, 0));
        may(OPERATOR_ONLY, "message of another one's look", actor -> looks.message(actor, operators, inbox, 1));
        may(Who.ADMINISTRATORS_AND_OWNER, "looks", actor -> looks.looks(actor, ann()));
    }

    private void administratorUseCases() {
        AdministratorAdministration all = administrators();
        EmailAddress reseller = EmailAddress.of("reseller@mail.test");
        may(MANAGERS, "postmaster add", actor -> all.addPostmaster(actor, "postmaster@here.test", "here.test"));
        may(MANAGERS, "postmaster password", actor -> all.resetPassword(actor, EmailAddress.of("second@here.test")));
        may(SYSTEM, "reseller password", actor -> all.resetPassword(actor, EmailAddress.of("third@mail.test")));
        may(SYSTEM, "reseller delete", actor -> all.delete(actor, EmailAddress.of("nobody@mail.test")));
        may(SYSTEM, "system add", actor -> all.addSystemAdministrator(actor, "reseller@mail.test"));
        may(SYSTEM, "reseller add", actor -> all.addReseller(actor, "reseller@mail.test", 1));
        may(SYSTEM, "entrust", actor -> all.entrust(actor, reseller, HERE));
        may(SYSTEM, "withdraw", actor -> all.withdraw(actor, reseller, THERE));
    }

    private void mailboxUseCases() {
        AccountAdministration accounts = accounts();
        may(Who.ADMINISTRATORS_AND_OWNER, "account show", actor -> accounts.show(actor, ann()));
        may(ADMINISTRATORS, "configure", actor -> accounts.configure(actor, ann(), AccountSettings.INITIAL));
        may(ADMINISTRATORS, "password", actor -> accounts.setPassword(actor, ann(), PASSWORD));
        may(ADMINISTRATORS, "retire", actor -> accounts.retire(actor, EmailAddress.of("nobody@here.test")));
        may(ADMINISTRATORS, "restore", actor -> accounts.restore(actor, ann()));
        may(ADMINISTRATORS, "account delete", actor -> accounts.delete(actor, EmailAddress.of("nobody@here.test")));
        may(Who.ADMINISTRATORS_AND_OWNER, "alias list", actor -> aliases().list(actor, ann()));
        may(ADMINISTRATORS, "alias add", actor -> aliases().add(actor, ann(), "ann"));
        may(ADMINISTRATORS, "alias delete", actor -> aliases().delete(actor, ann(), POSTMASTER));
        OwnAliasAdministration own = ejb.get(OwnAliasAdministration.class);
        may(Who.ADMINISTRATORS_AND_OWNER, "own aliases", actor -> own.show(actor, ann()));
        may(ADMINISTRATORS, "own aliases allow", actor -> own.allow(actor, ann(), 1));
        may(OWNER, "own alias add", actor -> own.add(actor, ann(), "ann"));
        may(OWNER, "own alias delete", actor -> own.delete(actor, ann(), POSTMASTER));
        MemberAdministration members = ejb.get(MemberAdministration.class);
        may(Who.ADMINISTRATORS_AND_OWNER, "member list", actor -> members.list(actor, ann()));
        may(ADMINISTRATORS, "member set", actor -> members.set(actor, ann(), POSTMASTER, MailboxRight.READ));
        may(ADMINISTRATORS, "member delete", actor -> members.delete(actor, ann(), POSTMASTER));
        may(Who.ADMINISTRATORS_AND_OWNER, "forward list", actor -> forwards().list(actor, ann()));
        may(Who.ADMINISTRATORS_AND_OWNER, "forward add", actor -> forwards().add(actor, ann(), "ann@here.test"));
        may(Who.ADMINISTRATORS_AND_OWNER, "forward delete", actor -> forwards().delete(actor, ann(), POSTMASTER));
        may(Who.ADMINISTRATORS_AND_OWNER, "delivery", actor -> forwards().configure(actor, ann(), true, false));
    }

    private void ownUseCases() {
        MailboxAdministration mine = ejb.get(MailboxAdministration.class);
        TwoFactorAdministration factor = ejb.get(TwoFactorAdministration.class);
        may(Who.ADMINISTRATORS_AND_OWNER, "responder", actor -> mine.setResponder(actor, ann(), ResponderSettings.OFF));
        may(Who.ADMINISTRATORS_AND_OWNER, "logins", actor -> mine.logins(actor, ann()));
        may(Who.ADMINISTRATORS_AND_OWNER, "app passwords", actor -> mine.appPasswords(actor, ann()));
        may(Who.ADMINISTRATORS_AND_OWNER, "app password delete", actor -> mine.deleteAppPassword(actor, ann(), -1));
        may(OWNER, "app password add", actor -> mine.addAppPassword(actor, ann(), PHONE));
        may(OWNER, "own password", actor -> mine.changePassword(actor, ann(), PASSWORD, PASSWORD));
        may(ADMINISTRATORS, "second factor reset", actor -> factor.reset(actor, ann()));
        may(EnumSet.complementOf(EnumSet.copyOf(OPERATOR_ONLY)), "second factor", factor::begin);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void nobodyElseMay(DatabaseKind kind) throws Exception {
        start(kind);
        ejb.bind(MailAccess.class, FolderService.class).set("mailmax.dns.servers", "127.0.0.1:1");
        furnish();
        Map<Who, Actor> people = people();
        domainUseCases();
        administratorUseCases();
        mailboxUseCases();
        ownUseCases();
        overseeingUseCases();
        assertThat(table)
                .hasSizeGreaterThan(40)
                .allSatisfy(attempt -> assertThat(permitted(people, attempt))
                        .as(attempt.name())
                        .isEqualTo(attempt.allowed()));
    }

    /// Refused otherwise counts as permitted: the question is whether the role was asked, and what for.
    private static Set<Who> permitted(Map<Who, Actor> people, Attempt attempt) {
        Set<Who> permitted = EnumSet.noneOf(Who.class);
        people.forEach((who, actor) -> {
            try {
                attempt.useCase().tryAs(actor);
                permitted.add(who);
            } catch (NotAllowed refused) {
                assertThat(refused.getMessage()).doesNotContain("here.test");
            } catch (AdministrationException other) {
                permitted.add(who);
            }
        });
        return permitted;
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void eachSeesTheOwnDomainsOnly(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        Map<Who, Actor> people = people();
        assertThat(seen(people.get(Who.SYSTEM_ADMINISTRATOR))).containsExactly(HERE, THERE);
        assertThat(seen(people.get(Who.RESELLER))).containsExactly(HERE);
        assertThat(seen(people.get(Who.POSTMASTER))).containsExactly(HERE);
        assertThat(seen(people.get(Who.OTHER_RESELLER))).containsExactly(THERE);
        assertThat(ejb.get(AddressSearch.class).find(people.get(Who.POSTMASTER), "o"))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.toString()).doesNotContain("there.test"));
    }

    private List<DomainName> seen(Actor actor) throws AdministrationException {
        return domains().list(actor, ListRequest.all(DomainSummary.Column.NAME)).rows().stream()
                .map(DomainSummary::name)
                .toList();
    }

    private Map<Who, Actor> people() throws Exception {
        Map<Who, Actor> people = new EnumMap<>(Who.class);
        people.put(Who.OPERATOR, OPERATOR);
        people.put(Who.SYSTEM_ADMINISTRATOR, root());
        people.put(Who.RESELLER, reseller("reseller@mail.test", HERE));
        people.put(Who.OTHER_RESELLER, reseller("third@mail.test", THERE));
        people.put(Who.POSTMASTER, postmaster(HERE));
        people.put(Who.OTHER_POSTMASTER, postmaster(THERE));
        people.put(Who.USER, user("ann@here.test"));
        people.put(Who.OTHER_USER, user("bob@there.test"));
        administrators().addPostmaster(OPERATOR, "second@here.test", "here.test");
        return people;
    }

    private Actor reseller(String address, DomainName domain) throws AdministrationException {
        String first = administrators().addReseller(OPERATOR, address, 0);
        administrators().entrust(OPERATOR, EmailAddress.of(address), domain);
        PasswordChoice choice = ((MustChoosePassword) login().login(address, first, Role.POSTMASTER, BROWSER)).choice();
        return login().choosePassword(choice, PASSWORD);
    }

    private Actor user(String address) throws AdministrationException {
        return ((Admitted) login().login(address, PASSWORD, Role.POSTMASTER, BROWSER)).actor();
    }
}
