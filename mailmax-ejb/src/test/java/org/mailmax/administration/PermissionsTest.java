package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.administration.AdministrationException.NotYet;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// Each use case is refused to each administrator who may not do it, whether or not the thing exists.
class PermissionsTest extends AdministrationTest {

    private static final EmailAddress BOB = EmailAddress.of("bob@there.test");
    private static final EmailAddress NOBODY = EmailAddress.of("nobody@nowhere.test");

    private Map<String, ThrowingCallable> withinADomain(Actor actor, DomainName domain, EmailAddress account) {
        Map<String, ThrowingCallable> all = new LinkedHashMap<>();
        all.put("domain show", () -> domains().show(actor, domain));
        all.put("account list", () -> accounts().list(actor, domain, ListRequest.all(AccountSummary.Column.ADDRESS)));
        all.put("account show", () -> accounts().show(actor, account));
        all.put("account add", () -> accounts().add(actor, new NewAccount(domain, "new", PASSWORD, 0)));
        all.put("account configure", () -> accounts().configure(actor, account, AccountSettings.INITIAL));
        all.put("account password", () -> accounts().setPassword(actor, account, PASSWORD));
        all.put("alias list", () -> aliases().list(actor, account));
        all.put("alias add", () -> aliases().add(actor, account, "alias"));
        all.put("alias delete", () -> aliases().delete(actor, account, new EmailAddress("alias", domain)));
        all.put("forward list", () -> forwards().list(actor, account));
        all.put("forward add", () -> forwards().add(actor, account, "x@elsewhere.test"));
        all.put("forward delete", () -> forwards().delete(actor, account, EmailAddress.of("x@elsewhere.test")));
        all.put("account delete", () -> accounts().delete(actor, account));
        return all;
    }

    private Map<String, ThrowingCallable> ofTheSystem(Actor actor) {
        Map<String, ThrowingCallable> all = new LinkedHashMap<>();
        all.put("domain add", () -> domains().add(actor, "new.test"));
        all.put("domain enable", () -> domains().enable(actor, HERE, true));
        all.put("administrator list", () -> administrators().list(actor));
        all.put("administrator add", () -> administrators().addSystemAdministrator(actor, "new@mail.test"));
        all.put("postmaster add", () -> administrators().addPostmaster(actor, "pm@mail.test", "here.test"));
        all.put("administrator password", () -> administrators().resetPassword(actor, EmailAddress.of("pm@mail.test")));
        all.put("administrator delete", () -> administrators().delete(actor, EmailAddress.of("pm@mail.test")));
        all.put("domain delete", () -> domains().delete(actor, new DomainName("new.test")));
        all.put("domain delete all", () -> domains().deleteWithMailboxes(actor, THERE));
        return all;
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aPostmasterAdministersTheOwnDomainAndNoOther(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        Actor postmaster = postmaster(HERE);
        withinADomain(postmaster, THERE, BOB).forEach(PermissionsTest::refused);
        withinADomain(postmaster, new DomainName("nowhere.test"), NOBODY).forEach(PermissionsTest::refused);
        ofTheSystem(postmaster).forEach(PermissionsTest::refused);
        withinADomain(postmaster, HERE, ann()).forEach(PermissionsTest::done);
        assertThat(domains()
                        .list(postmaster, ListRequest.all(DomainSummary.Column.NAME))
                        .rows())
                .extracting(DomainSummary::name)
                .containsExactly(HERE);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aSystemAdministratorDoesEverything(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        Actor root = root();
        withinADomain(root, THERE, BOB).forEach(PermissionsTest::done);
        ofTheSystem(root).forEach(PermissionsTest::done);
        assertThat(domains()
                        .list(root, ListRequest.all(DomainSummary.Column.NAME))
                        .rows())
                .extracting(DomainSummary::name)
                .containsExactly(HERE);
        assertThat(audit()).anyMatch("root@mail.test: domain delete there.test"::equals);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whoWasRemovedDoesNothingAnyMore(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        Actor root = root();
        Actor postmaster = postmaster(HERE);
        administrators().addSystemAdministrator(OPERATOR, "second@mail.test");
        administrators().delete(OPERATOR, EmailAddress.of("root@mail.test"));
        administrators().delete(OPERATOR, EmailAddress.of("postmaster@here.test"));
        withinADomain(root, HERE, ann()).forEach(PermissionsTest::refused);
        ofTheSystem(root).forEach(PermissionsTest::refused);
        withinADomain(postmaster, HERE, ann()).forEach(PermissionsTest::refused);
        refused("list", () -> domains().list(postmaster, ListRequest.all(DomainSummary.Column.NAME)));
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void anActorPutTogetherByHandIsStillLookedUp(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        Actor.Postmaster real = (Actor.Postmaster) postmaster(HERE);
        refused("other domain", () -> accounts().show(new Actor.Postmaster(real.id(), real.address(), THERE), BOB));
        refused("role", () -> domains().add(new Actor.SystemAdministrator(real.id(), real.address()), "x.test"));
        refused("number", () -> domains().show(new Actor.Postmaster(-1, real.address(), HERE), HERE));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anAliasOfAnotherMailboxIsNotDeletedThroughOnesOwn(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        accounts().add(OPERATOR, new NewAccount(HERE, "carl", PASSWORD, 0));
        aliases().add(OPERATOR, EmailAddress.of("bob@there.test"), "sales");
        aliases().add(OPERATOR, ann(), "info");
        EmailAddress carl = EmailAddress.of("carl@here.test");
        for (String alias : List.of("sales@there.test", "info@here.test", "ann@here.test", "carl@here.test")) {
            assertThatThrownBy(() -> aliases().delete(postmaster(HERE), carl, EmailAddress.of(alias)))
                    .isInstanceOf(NotFound.class);
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theLastSystemAdministratorStays(DatabaseKind kind) throws Exception {
        start(kind);
        Actor root = root();
        assertThatThrownBy(() -> administrators().delete(root, EmailAddress.of("root@mail.test")))
                .isInstanceOf(NotYet.class);
    }

    private static void refused(String name, ThrowingCallable useCase) {
        assertThatThrownBy(useCase).as(name).isInstanceOf(NotAllowed.class);
    }

    private static void done(String name, ThrowingCallable useCase) {
        try {
            useCase.call();
        } catch (Throwable e) {
            throw new AssertionError(name, e);
        }
    }
}
