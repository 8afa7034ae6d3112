package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.QueueAdministration;
import org.mailmax.administration.QueuedRecipient;
import org.mailmax.administration.SendingAdministration;
import org.mailmax.database.DatabaseKind;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.relay.Handover.Verdict;
import org.mailmax.queue.QueueRecipient.State;
import org.mailmax.queue.Selection;

/// What administrators see of the queue and do with it, and what becomes of accounts that send what nobody wants.
class QueueAdministrationTest extends SendingFixture {

    private QueueAdministration desk() {
        return ejb.get(QueueAdministration.class);
    }

    private List<QueuedRecipient> listed(Selection selection) throws AdministrationException {
        return desk().list(OPERATOR, selection, 0, 100).rows();
    }

    private static Selection all(DomainName domain) {
        return new Selection.Destination(domain);
    }

    private static final DomainName ELSEWHERE = new DomainName("elsewhere.test");

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatWaitsIsListedByDestinationMessageAndRecipient(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        submit("ann", "one", "bob@elsewhere.test", "eve@far.test");
        submit("ann", "two", "bob@elsewhere.test");
        List<QueuedRecipient> all = listed(new Selection.All());
        assertThat(all).hasSize(3);
        assertThat(listed(all(ELSEWHERE))).hasSize(2);
        assertThat(listed(new Selection.Message(all.getFirst().traceId()))).hasSize(2);
        assertThat(listed(new Selection.Recipient(all.getLast().id()))).containsExactly(all.getLast());
        assertThat(desk().destinations(OPERATOR, 10))
                .extracting(row -> row.domain() + " " + row.waiting())
                .containsExactly("elsewhere.test 2", "far.test 1");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theListIsFilteredByWhatSomebodyTypes(DatabaseKind kind) throws Exception {
        startSending(kind, "ann", "joe");
        submit("ann", "one", "bob@elsewhere.test", "eve@far.test");
        submit("joe", "two", "bob@elsewhere.test");
        desk().hold(OPERATOR, all(new DomainName("far.test")));
        assertThat(typed(Optional.empty(), "", "")).isEqualTo(3);
        assertThat(typed(Optional.of(State.HELD), "", "")).isEqualTo(1);
        assertThat(typed(Optional.of(State.HELD), "elsewhere.test", "")).isZero();
        assertThat(typed(Optional.empty(), "Elsewhere.test", at("joe").toString()))
                .isEqualTo(1);
        assertThat(typed(Optional.empty(), "", at("nobody").toString())).isZero();
        assertThat(typed(Optional.empty(), "' OR 1=1 --", "")).isZero();
        assertThat(typed(Optional.empty(), "", "' OR 1=1 --")).isZero();
    }

    private long typed(Optional<State> state, String destination, String sender) throws AdministrationException {
        return desk().list(OPERATOR, state, destination, sender, 0, 10).total();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsHeldWaitsUntilItIsReleased(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        submit("ann", "one", "bob@elsewhere.test", "eve@far.test");
        assertThat(desk().hold(OPERATOR, all(ELSEWHERE))).isEqualTo(1);
        open();
        until(() -> entries().size() == 1);
        assertThat(entries().getFirst().state()).isEqualTo(State.HELD);
        assertThat(world.recipients()).containsExactly("eve@far.test");
        assertThat(desk().release(OPERATOR, new Selection.All())).isEqualTo(1);
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).containsExactly("eve@far.test", "bob@elsewhere.test");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void retryDoesNotWaitForTheBackoff(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        ejb.set("mailmax.queue.backoff", "3600");
        world.isDead("elsewhere.test").when("far.test", Verdict.DEFERRED, 451, "4.7.1", "greylisted");
        open();
        submit("ann", "one", "bob@elsewhere.test", "eve@far.test");
        until(() -> entries().stream().allMatch(entry -> entry.attempts() == 1));
        assertThat(listed(all(ELSEWHERE)).getFirst().answer()).isEqualTo("connection refused");
        world.takes("elsewhere.test").takes("far.test");
        assertThat(desk().retry(OPERATOR, new Selection.All())).isEqualTo(2);
        untilTheQueueIsEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsGivenUpIsReportedUnlessSilently(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        world.isDead("elsewhere.test").isDead("far.test");
        submit("ann", "one", "bob@elsewhere.test", "eve@far.test");
        assertThat(desk().giveUp(OPERATOR, all(new DomainName("far.test")), false))
                .isEqualTo(1);
        assertThat(entries()).hasSize(1);
        assertThat(desk().giveUp(OPERATOR, all(ELSEWHERE), true)).isEqualTo(1);
        open();
        untilTheQueueIsEmpty();
        assertThat(inbox("ann")).hasSize(1);
        assertThat(inbox("ann").getFirst()).contains("bob@elsewhere.test").doesNotContain("eve@far.test");
        assertThat(world.calls("elsewhere.test")).isZero();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theConsoleSaysWhatItDid(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        submit("ann", "one", "bob@elsewhere.test");
        assertThat(console("queue", "hold", "elsewhere.test")).isEqualTo("1 recipient held\n");
        assertThat(console("queue", "list")).contains("HELD").contains("held by");
        assertThat(console("queue", "destinations")).contains("elsewhere.test");
        assertThat(console("destination", "set", "elsewhere.test", "backoff=1m,2h", "concurrency=3"))
                .isEqualTo("elsewhere.test changed\n");
        assertThat(console("queue", "delete", "all", "silently")).isEqualTo("1 recipient given up\n");
        assertThat(entries()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aPostmasterDoesNotSeeTheMailOfOthers(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        submit("ann", "one", "bob@elsewhere.test");
        Actor stranger = new Actor.Postmaster(4711, EmailAddress.of("p@other.test"), new DomainName("other.test"));
        assertThatThrownBy(() -> desk().list(stranger, new Selection.All(), 0, 10))
                .isInstanceOf(AdministrationException.NotAllowed.class);
        assertThatThrownBy(() -> desk().giveUp(stranger, new Selection.All(), false))
                .isInstanceOf(AdministrationException.NotAllowed.class);
        assertThat(entries()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anAccountSendsNotMoreThanItsLimit(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        ejb.set("mailmax.sending.account.hour", "3");
        submit("ann", "one", "bob@elsewhere.test", "eve@far.test");
        assertThatThrownBy(() -> submit("ann", "two", "bob@elsewhere.test", "eve@far.test"))
                .isInstanceOf(MailException.LimitReached.class)
                .hasMessageContaining("3 recipients in an hour");
        submit("ann", "three", "bob@elsewhere.test");
        ejb.get(SendingAdministration.class).limit(OPERATOR, "ann@here.test", Optional.of(10));
        submit("ann", "four", "bob@elsewhere.test", "eve@far.test");
        assertThat(entries()).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aDomainSendsNotMoreThanItsLimit(DatabaseKind kind) throws Exception {
        startSending(kind, "ann", "tom");
        ejb.set("mailmax.sending.domain.hour", "3");
        submit("ann", "one", "bob@elsewhere.test", "eve@far.test");
        assertThatThrownBy(() -> submit("tom", "two", "bob@elsewhere.test", "eve@far.test"))
                .isInstanceOf(MailException.LimitReached.class)
                .hasMessageContaining("the domain here.test may send to 3 recipients in an hour");
        submit("tom", "three", "bob@elsewhere.test");
        console("sending", "limit", "here.test", "10");
        submit("tom", "four", "bob@elsewhere.test", "eve@far.test");
        assertThat(entries()).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anAccountWhoseMailIsRefusedIsBlockedAndItsMailHeld(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        ejb.set("mailmax.sending.refusals", "3");
        world.when("elsewhere.test", Verdict.REFUSED, 550, "5.1.1", "no such user");
        world.isDead("far.test");
        submit("ann", "slow", "eve@far.test");
        for (int i = 0; i < 3; i++) {
            submit("ann", "spam", "nobody" + i + "@elsewhere.test");
        }
        open();
        until(() -> !silently(() -> ejb.get(SendingAdministration.class).blocked(OPERATOR))
                .isEmpty());
        until(() -> entries().size() == 1 && entries().getFirst().state() == State.HELD);
        assertThatThrownBy(() -> submit("ann", "more", "bob@elsewhere.test"))
                .isInstanceOf(MailException.Refused.class)
                .hasMessageContaining("ask your postmaster");
        world.takes("far.test");
        assertThat(console("sending", "blocked")).contains("ann@here.test", "have refused its mail");
        ejb.get(SendingAdministration.class).unblock(OPERATOR, at("ann"), true);
        assertThat(entries()).allMatch(entry -> entry.state() == State.WAITING);
        ejb.get(QueueAdministration.class).retry(OPERATOR, new Selection.All());
        until(() -> world.recipients().contains("eve@far.test"));
        submit("ann", "again", "bob@far.test");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whoDoesNotExistIsNotWrittenToForAWhile(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        world.when("elsewhere.test", Verdict.REFUSED, 550, "5.1.1", "no such user");
        open();
        submit("ann", "one", "bob@elsewhere.test");
        untilTheQueueIsEmpty();
        assertThatThrownBy(() -> submit("ann", "two", "bob@elsewhere.test"))
                .isInstanceOf(MailException.Refused.class)
                .hasMessageContaining("no such user");
        assertThat(console("suppression", "list")).contains("bob@elsewhere.test");
        console("suppression", "delete", "here.test", "bob@elsewhere.test");
        world.takes("elsewhere.test");
        submit("ann", "three", "bob@elsewhere.test");
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).containsExactly("bob@elsewhere.test");
    }
}
