package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.LimitReached;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.DomainLimits;
import org.mailmax.mail.address.EmailAddress;

/// Aliases people make themselves: as many as they may, of names that are free, and only these may they remove.
class OwnAliasTest extends AdministrationTest {

    private Actor user;

    private void town(DatabaseKind kind) throws AdministrationException {
        start(kind);
        furnish();
        user = ((LoginOutcome.Admitted) login().login("ann@here.test", PASSWORD, Role.POSTMASTER, BROWSER)).actor();
    }

    private OwnAliasAdministration own() {
        return ejb.get(OwnAliasAdministration.class);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void asManyAsThePostmasterAllows(DatabaseKind kind) throws Exception {
        town(kind);
        assertThatThrownBy(() -> own().add(user, ann(), "annie")).isInstanceOf(LimitReached.class);
        own().allow(postmaster(HERE), ann(), 2);
        EmailAddress annie = own().add(user, ann(), "annie");
        own().add(user, ann(), "ann.lee");
        assertThatThrownBy(() -> own().add(user, ann(), "third")).isInstanceOf(LimitReached.class);
        assertThat(aliases().list(user, ann())).contains(annie);
        own().delete(user, ann(), annie);
        assertThat(own().show(user, ann()).left()).isEqualTo(1);
        own().allow(OPERATOR, ann(), 0);
        assertThat(own().show(user, ann()).made()).hasSize(1);
        assertThat(audit()).contains("ann@here.test: alias add " + annie, "ann@here.test: alias delete " + annie);
        assertThatThrownBy(() -> own().allow(OPERATOR, ann(), 101)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatSomebodyHasIsNotClaimedAgainAndNotToldOf(DatabaseKind kind) throws Exception {
        town(kind);
        own().allow(OPERATOR, ann(), 5);
        accounts().add(OPERATOR, new NewAccount(HERE, "carl", PASSWORD, 0));
        aliases().add(OPERATOR, EmailAddress.of("carl@here.test"), "boss");
        for (String name : List.of("carl", "Boss", "ann")) {
            assertThatThrownBy(() -> own().add(user, ann(), name))
                    .isInstanceOfSatisfying(
                            AlreadyTaken.class,
                            taken -> assertThat(taken.owner()).isEmpty())
                    .hasMessageNotContaining("carl");
        }
        assertThatThrownBy(() -> own().add(user, ann(), "x@there.test")).isInstanceOf(InvalidValue.class);
        domains().limit(OPERATOR, HERE, new DomainLimits(0, 1, 0, 0));
        assertThatThrownBy(() -> own().add(user, ann(), "free")).isInstanceOf(LimitReached.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"catchrest", "postmaster", "Abuse", "info"})
    void namesOthersTrustAreNotForUsers(String name) throws Exception {
        town(DatabaseKind.H2);
        own().allow(OPERATOR, ann(), 5);
        assertThatThrownBy(() -> own().add(user, ann(), name)).isInstanceOf(AlreadyTaken.class);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatThePostmasterGaveStays(DatabaseKind kind) throws Exception {
        town(kind);
        own().allow(OPERATOR, ann(), 5);
        EmailAddress given = aliases().add(OPERATOR, ann(), "given");
        assertThatThrownBy(() -> own().delete(user, ann(), given)).isInstanceOf(NotFound.class);
        aliases().delete(OPERATOR, ann(), given);
        aliases().delete(OPERATOR, ann(), own().add(user, ann(), "mine"));
        assertThat(own().show(OPERATOR, ann()).made()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void twoWindowsMakeNoMoreThanOne(DatabaseKind kind) throws Exception {
        town(kind);
        own().allow(OPERATOR, ann(), 1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<EmailAddress>>mapToObj(i -> () -> own().add(user, ann(), "name" + i))
                    .toList());
        }
        assertThat(own().show(user, ann()).made()).hasSize(1);
    }
}
