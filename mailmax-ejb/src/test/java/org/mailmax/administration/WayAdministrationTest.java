package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.ResponderSettings;
import org.mailmax.mail.address.EmailAddress;

/// Where would it go? The answers of the real routing, and what a postmaster is told of them.
class WayAdministrationTest extends AdministrationTest {

    private static final String BOB = "bob@elsewhere.test";

    /// One line for each stop, with two blanks for each forward before it.
    private List<String> way(Actor actor, String sender, String recipient) throws AdministrationException {
        return routes().plan(actor, sender, recipient).stops().stream()
                .map(stop -> "  ".repeat(stop.depth()) + stop.what() + " " + stop.at()
                        + (stop.to().equals(stop.at()) ? "" : " " + stop.to())
                        + (stop.claim() == PlannedRoute.Claim.OWN_NAME ? "" : " " + stop.claim()))
                .toList();
    }

    private WayAdministration routes() {
        return ejb.get(WayAdministration.class);
    }

    private void town() throws AdministrationException {
        start(DatabaseKind.H2);
        furnish();
        accounts().add(OPERATOR, new NewAccount(HERE, "carl", PASSWORD, 0));
        accounts().add(OPERATOR, new NewAccount(HERE, "closed", PASSWORD, 0));
        accounts().add(OPERATOR, new NewAccount(HERE, "group", PASSWORD, 0));
        accounts().add(OPERATOR, new NewAccount(HERE, "away", PASSWORD, 0));
        accounts().configure(OPERATOR, at("closed"), AccountSettings.INITIAL.withEnabled(false));
        aliases().add(OPERATOR, ann(), "sales");
        aliases().add(OPERATOR, at("carl"), "catchrest");
        aliases().add(OPERATOR, EmailAddress.of("bob@there.test"), "boss");
        for (String target : List.of("ann@here.test", "closed@here.test", "x@elsewhere.test", "boss@there.test")) {
            forwards().add(OPERATOR, at("group"), target);
        }
        forwards().add(OPERATOR, EmailAddress.of("bob@there.test"), "ann@here.test");
        AccountSettings passesOn = AccountSettings.INITIAL.withForwarding(true);
        accounts().configure(OPERATOR, at("group"), passesOn.withStoreMail(false));
        accounts().configure(OPERATOR, EmailAddress.of("bob@there.test"), passesOn);
        accounts().configure(OPERATOR, at("away"), passesOn.withResponder(new ResponderSettings(true, "", "Away.")));
    }

    private static EmailAddress at(String name) {
        return new EmailAddress(name, HERE);
    }

    @Test
    void eachKindOfAddressLeadsWhereTheDirectorySays() throws Exception {
        town();
        assertThat(way(OPERATOR, BOB, "ann@here.test")).containsExactly("LEADS ann@here.test", "STORED ann@here.test");
        assertThat(way(OPERATOR, BOB, "Sales@here.test"))
                .containsExactly("LEADS Sales@here.test ann@here.test ALIAS", "STORED ann@here.test");
        assertThat(way(OPERATOR, BOB, "ann+news@here.test"))
                .containsExactly("LEADS ann+news@here.test ann@here.test DETAIL", "STORED ann@here.test");
        assertThat(way(OPERATOR, BOB, "anything@here.test"))
                .containsExactly("LEADS anything@here.test carl@here.test CATCHREST", "STORED carl@here.test");
        assertThat(way(OPERATOR, BOB, "closed@here.test")).containsExactly("DISABLED closed@here.test");
        assertThat(way(OPERATOR, BOB, "nobody@there.test")).containsExactly("UNKNOWN nobody@there.test");
        assertThat(way(OPERATOR, "ann@here.test", BOB)).containsExactly("REMOTE bob@elsewhere.test");
        assertThat(way(OPERATOR, BOB, "away@here.test"))
                .containsExactly("LEADS away@here.test", "STORED away@here.test", "MAY_ANSWER away@here.test");
        assertThat(way(OPERATOR, "noreply@elsewhere.test", "away@here.test"))
                .containsExactly("LEADS away@here.test", "STORED away@here.test");
        assertThat(way(OPERATOR, "", "away@here.test"))
                .containsExactly("LEADS away@here.test", "STORED away@here.test");
    }

    @Test
    void everythingBehindAGroupIsDrawn() throws Exception {
        town();
        assertThat(way(OPERATOR, BOB, "group@here.test"))
                .containsExactly(
                        "LEADS group@here.test",
                        "FORWARDED group@here.test ann@here.test",
                        "  LEADS ann@here.test",
                        "  STORED ann@here.test",
                        "FORWARDED group@here.test boss@there.test",
                        "  LEADS boss@there.test bob@there.test ALIAS",
                        "  FORWARDED bob@there.test ann@here.test",
                        "    AGAIN ann@here.test",
                        "  STORED bob@there.test",
                        "FORWARDED group@here.test closed@here.test",
                        "  DISABLED closed@here.test",
                        "FORWARDED group@here.test x@elsewhere.test",
                        "  REMOTE x@elsewhere.test",
                        "KEPT group@here.test");
    }

    @Test
    void aPostmasterSeesOtherDomainsFromOutsideOnly() throws Exception {
        town();
        Actor here = postmaster(HERE);
        assertThat(way(here, BOB, "group@here.test"))
                .containsExactly(
                        "LEADS group@here.test",
                        "FORWARDED group@here.test ann@here.test",
                        "  LEADS ann@here.test",
                        "  STORED ann@here.test",
                        "FORWARDED group@here.test boss@there.test",
                        "  ELSEWHERE boss@there.test",
                        "FORWARDED group@here.test closed@here.test",
                        "  DISABLED closed@here.test",
                        "FORWARDED group@here.test x@elsewhere.test",
                        "  REMOTE x@elsewhere.test",
                        "KEPT group@here.test");
    }

    @ParameterizedTest
    @CsvSource({"bob@there.test", "boss@there.test", "nobody@there.test", "anything+at.all@there.test"})
    void aPostmasterLearnsNothingOfWhatExistsInAnotherDomain(String stranger) throws Exception {
        town();
        Actor here = postmaster(HERE);
        PlannedRoute to = routes().plan(here, BOB, stranger);
        assertThat(to.stops()).singleElement().matches(stop -> stop.what() == PlannedRoute.What.ELSEWHERE);
        assertThat(to.isTaken()).isTrue();
        assertThat(routes().plan(here, stranger, "ann@here.test").isTaken()).isTrue();
    }

    @Test
    void whatWouldBeRefusedIsSaid() throws Exception {
        town();
        assertThat(routes().plan(OPERATOR, BOB, "nobody@there.test").refusedRecipient())
                .contains("there is no nobody@there.test here");
        assertThat(routes().plan(OPERATOR, BOB, "closed@here.test").refusedRecipient())
                .contains("closed@here.test is switched off");
        assertThat(routes().plan(OPERATOR, BOB, "x@elsewhere.test").refusedRecipient())
                .contains("log in to send mail to other hosts");
        assertThat(routes().plan(OPERATOR, "nobody@there.test", "ann@here.test").refusedSender())
                .contains("there is no nobody@there.test here to send from");
        assertThat(routes().plan(OPERATOR, "ann@here.test", "x@elsewhere.test").isTaken())
                .isTrue();
        assertThat(routes().plan(OPERATOR, "", "ann@here.test").isTaken()).isTrue();
    }

    @Test
    void whatIsNoAddressIsSaidAtItsField() throws Exception {
        town();
        for (String bad :
                Stream.of("", "ann", "@here.test", "a b@here.test", "ann@").toList()) {
            assertThatThrownBy(() -> routes().plan(OPERATOR, BOB, bad))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            InvalidValue.class,
                            e -> assertThat(e.field()).contains(AdministrationException.Field.ADDRESS));
        }
        assertThatThrownBy(() -> routes().plan(OPERATOR, "ann", "ann@here.test"))
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.field()).contains(AdministrationException.Field.SENDER));
    }

    @Test
    void whoWasRemovedMeanwhileIsToldNothing() throws Exception {
        town();
        Actor here = postmaster(HERE);
        administrators().delete(OPERATOR, at("postmaster"));
        assertThatThrownBy(() -> routes().plan(here, BOB, "ann@here.test"))
                .isInstanceOf(AdministrationException.NotAllowed.class);
    }
}
