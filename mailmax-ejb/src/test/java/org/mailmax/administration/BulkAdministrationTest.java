package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.LimitReached;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.DomainLimits;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Service;

/// One thing done with many mailboxes: what is refused for one keeps nothing from the others.
class BulkAdministrationTest extends AdministrationTest {

    private static final EmailAddress CARL = EmailAddress.of("carl@here.test");
    private static final EmailAddress GROUP = EmailAddress.of("crew@here.test");
    private static final EmailAddress NOBODY = EmailAddress.of("nobody@here.test");
    private static final EmailAddress BOB = EmailAddress.of("bob@there.test");

    private void town(DatabaseKind kind) throws AdministrationException {
        start(kind);
        furnish();
        accounts().add(OPERATOR, new NewAccount(HERE, "carl", PASSWORD, 0));
        accounts().addGroup(OPERATOR, HERE, "crew");
    }

    private List<BulkOutcome> run(BulkAction action, EmailAddress... addresses) throws AdministrationException {
        return bulk().run(OPERATOR, HERE, List.of(addresses), action);
    }

    private BulkAdministration bulk() {
        return ejb.get(BulkAdministration.class);
    }

    private AccountSettings settings(EmailAddress address) throws AdministrationException {
        return accounts().show(OPERATOR, address).summary().settings();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void eachIsChangedAndWritesItsOwnRecord(DatabaseKind kind) throws Exception {
        town(kind);
        assertThat(run(new BulkAction.Suspend(), ann(), CARL)).allMatch(BulkOutcome::isDone);
        assertThat(settings(ann()).access().suspended()).isTrue();
        assertThat(audit()).contains("operator: account change " + CARL, "operator: account change " + ann());
        run(new BulkAction.Activate(), ann(), CARL, ann());
        assertThat(settings(CARL).access().suspended()).isFalse();
        run(new BulkAction.SetQuota(5_000), ann(), CARL);
        assertThat(settings(CARL).quotaOctets()).isEqualTo(5_000);
        run(new BulkAction.AllowProtocols(Set.of(Service.IMAP)), ann());
        assertThat(settings(ann()).access().protocols()).containsExactly(Service.IMAP);
        assertThat(settings(CARL).access().protocols()).hasSize(4);
        assertThatThrownBy(() -> run(new BulkAction.AllowProtocols(Set.of(Service.LMTP)), ann()))
                .isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theOthersAreDoneWhenOneIsRefused(DatabaseKind kind) throws Exception {
        town(kind);
        List<BulkOutcome> outcomes = run(new BulkAction.Retire(), NOBODY, BOB, ann(), CARL);
        assertThat(outcomes).extracting(BulkOutcome::isDone).containsExactly(false, false, true, true);
        assertThat(outcomes.get(0).refusal()).containsInstanceOf(NotFound.class);
        assertThat(outcomes.get(1).refusal()).containsInstanceOf(InvalidValue.class);
        assertThat(accounts().retired(OPERATOR, HERE)).hasSize(2);
        assertThat(accounts().retired(OPERATOR, THERE)).isEmpty();
        run(new BulkAction.Restore(), ann(), CARL);
        assertThat(accounts().retired(OPERATOR, HERE)).isEmpty();
        domains().limit(OPERATOR, HERE, new DomainLimits(0, 0, 0, 3_000));
        List<BulkOutcome> quotas = run(new BulkAction.SetQuota(2_000), ann(), CARL);
        assertThat(quotas).extracting(BulkOutcome::isDone).containsExactly(true, false);
        assertThat(settings(CARL).quotaOctets()).isZero();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void passwordsAreMadeForPeopleOnly(DatabaseKind kind) throws Exception {
        town(kind);
        List<BulkOutcome> outcomes = run(new BulkAction.ResetPassword(), ann(), CARL, GROUP);
        String anns = outcomes.get(0).password().orElseThrow();
        assertThat(outcomes.get(1).password()).isPresent().get().isNotEqualTo(anns);
        assertThat(outcomes.get(2).refusal()).containsInstanceOf(InvalidValue.class);
        assertThat(login().login("ann@here.test", anns, Role.POSTMASTER, BROWSER))
                .isInstanceOf(LoginOutcome.Admitted.class);
        assertThatThrownBy(() -> login().login("ann@here.test", PASSWORD, Role.POSTMASTER, BROWSER))
                .isInstanceOf(AdministrationException.LoginFailed.class);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aFilterFindsTheMailboxesAndOnlyWhoAdministersThemMay(DatabaseKind kind) throws Exception {
        town(kind);
        assertThat(bulk().matching(OPERATOR, HERE, "ar")).containsExactly(CARL);
        assertThat(bulk().matching(OPERATOR, HERE, "")).contains(ann(), CARL, GROUP);
        Actor stranger = postmaster(THERE);
        Actor user =
                ((LoginOutcome.Admitted) login().login("ann@here.test", PASSWORD, Role.POSTMASTER, BROWSER)).actor();
        for (Actor other : List.of(stranger, user)) {
            assertThatThrownBy(() -> bulk().matching(other, HERE, "")).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> bulk().run(other, HERE, List.of(ann()), new BulkAction.Suspend()))
                    .isInstanceOf(NotAllowed.class);
        }
        assertThat(bulk().run(stranger, THERE, List.of(ann()), new BulkAction.Suspend()))
                .noneMatch(BulkOutcome::isDone);
        assertThat(settings(ann()).access().suspended()).isFalse();
        List<EmailAddress> many = IntStream.rangeClosed(0, BulkAdministration.MAX_MAILBOXES)
                .mapToObj(number -> EmailAddress.of("n" + number + "@here.test"))
                .toList();
        assertThatThrownBy(() -> bulk().run(OPERATOR, HERE, many, new BulkAction.Suspend()))
                .isInstanceOf(LimitReached.class);
    }
}
