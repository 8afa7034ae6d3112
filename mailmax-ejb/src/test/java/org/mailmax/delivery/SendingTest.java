package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.relay.Handover.Verdict;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.mail.transfer.RecipientOptions.Event;
import org.mailmax.mail.transfer.RecipientOptions.OriginalRecipient;
import org.mailmax.queue.QueueNews;
import org.mailmax.queue.QueueRecipient;
import org.mailmax.queue.UndoSend;

/// What leaves for other hosts: who gets it, when it is tried again, and what the sender is told.
class SendingTest extends SendingFixture {

    private static RecipientOptions when(Event... events) {
        return new RecipientOptions(Optional.of(Set.of(events)), Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsQueuedIsHandedOverAndLeavesTheQueue(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        open();
        submit("ann", "hello", "bob@elsewhere.test", "eve@far.test", "ann");
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).containsExactlyInAnyOrder("bob@elsewhere.test", "eve@far.test");
        assertThat(world.given())
                .allSatisfy(given -> assertThat(given.text()).isEqualTo("Subject: hello\r\n\r\nhello\r\n"));
        assertThat(ejb.<Long>inTransaction(em -> em.createQuery("SELECT COUNT(m) FROM QueueMessage m", Long.class)
                        .getSingleResult()))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatWaitedBeforeTheStartIsSent(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        submit("ann", "early", "bob@elsewhere.test");
        assertThat(entries()).hasSize(1);
        open();
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).containsExactly("bob@elsewhere.test");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void recipientsAtOneDestinationTravelTogether(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        String[] crowd = IntStream.range(0, 250)
                .mapToObj(i -> "user" + i + "@elsewhere.test")
                .toArray(String[]::new);
        submit("ann", "crowd", crowd);
        open();
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).containsExactlyInAnyOrder(crowd);
        assertThat(world.given().stream()
                        .map(given -> given.shipment().recipients().size()))
                .containsExactlyInAnyOrder(100, 100, 50);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsDeferredIsTriedAgainLater(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        ejb.set("mailmax.queue.backoff", "3600");
        world.when("elsewhere.test", Verdict.DEFERRED, 451, "4.7.1", "greylisted");
        open();
        submit("ann", "later", "bob@elsewhere.test");
        until(() -> entries().getFirst().attempts() == 1);
        QueueRecipient waiting = entries().getFirst();
        assertThat(waiting.lastAnswer()).isEqualTo("451 4.7.1 greylisted");
        assertThat(waiting.nextAttempt())
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(4000));
        assertThat(world.given()).isEmpty();
        assertThat(inbox("ann")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theSecondAttemptSucceeds(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        ejb.set("mailmax.queue.backoff", "1");
        world.when("elsewhere.test", Verdict.DEFERRED, 451, "4.7.1", "greylisted");
        open();
        submit("ann", "later", "bob@elsewhere.test");
        until(() -> world.calls("elsewhere.test") >= 1);
        world.takes("elsewhere.test");
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).containsExactly("bob@elsewhere.test");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsRefusedIsReportedOnce(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        world.when("elsewhere.test", Verdict.REFUSED, 550, "5.1.1", "no such user");
        open();
        DeliveryOptions options = new DeliveryOptions(
                Optional.of(Returned.FULL), Optional.of("QQ 1"), false, 0, Optional.empty(), Optional.empty());
        RecipientOptions wishes = new RecipientOptions(
                Optional.of(Set.of(Event.FAILURE)), Optional.of(new OriginalRecipient("rfc822", "robert@old.test")));
        submit("ann", options, wishes, "bob@elsewhere.test", "eve@elsewhere.test");
        untilTheQueueIsEmpty();
        List<String> inbox = inbox("ann");
        assertThat(inbox).hasSize(1);
        assertThat(inbox.getFirst())
                .startsWith("Return-Path: <>\r\n")
                .contains("Auto-Submitted: auto-replied")
                .contains("report-type=delivery-status")
                .contains("This address does not exist there.")
                .contains("Original-Envelope-Id: QQ 1")
                .contains("Original-Recipient: rfc822; robert@old.test")
                .contains("Final-Recipient: rfc822; bob@elsewhere.test\r\nAction: failed\r\nStatus: 5.1.1")
                .contains("Final-Recipient: rfc822; eve@elsewhere.test")
                .contains("Remote-MTA: dns; mx.elsewhere.test")
                .contains("Diagnostic-Code: smtp; 550 5.1.1 no such user")
                .contains("message/rfc822")
                .contains("Subject: wishes\r\n\r\nwishes");
        assertThat(world.calls("elsewhere.test")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whoWantsNoReportGetsNone(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        world.when("elsewhere.test", Verdict.REFUSED, 550, "5.1.1", "no such user");
        open();
        submit("ann", DeliveryOptions.NONE, when(), "bob@elsewhere.test");
        untilTheQueueIsEmpty();
        assertThat(inbox("ann")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void nothingIsReportedToTheNullReversePath(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        world.when("elsewhere.test", Verdict.REFUSED, 550, "5.1.1", "no such user");
        open();
        send(Optional.of(identity("ann")), ReversePath.NULL, "bounce", "bob@elsewhere.test");
        untilTheQueueIsEmpty();
        assertThat(inbox("ann")).isEmpty();
        assertThat(world.recipients()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aForwardThatIsRefusedComesToTheForwarderAndNeverToAStranger(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        set("ann", AccountSettings.INITIAL.withStoreMail(false).withForwarding(true));
        forwards("ann", "ann@private.test");
        world.when("private.test", Verdict.REFUSED, 554, "5.7.1", "looks like spam");
        open();
        arrive("offer", "ann");
        until(() -> entries().isEmpty() && !silently(() -> inbox("ann")).isEmpty());
        assertThat(inbox("ann").getFirst())
                .contains("looks like spam")
                .contains("Final-Recipient: rfc822; ann@private.test")
                .contains("Subject: offer\r\n\r\noffer");
        assertThat(world.recipients()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aSenderWhoCannotBeToldIsNotForgotten(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        world.when("elsewhere.test", Verdict.REFUSED, 550, "5.1.1", "no such user");
        submit("ann", "orphan", "bob@elsewhere.test");
        set("ann", AccountSettings.INITIAL.withEnabled(false));
        open();
        until(() -> entries().getFirst().state() == QueueRecipient.State.HELD);
        assertThat(entries().getFirst().heldBecause())
                .contains("cannot be told")
                .contains("no such user");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aDeadDestinationIsTriedOnceHoweverMuchWaitsForIt(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        world.isDead("dead.test");
        for (int i = 0; i < 120; i++) {
            submit("ann", "m" + i, "bob@dead.test");
        }
        submit("ann", "alive", "bob@elsewhere.test");
        open();
        until(() -> world.recipients().contains("bob@elsewhere.test"));
        until(() -> entries().stream().anyMatch(entry -> entry.attempts() > 0));
        // At most as many as a destination nothing is known of gets at the same time.
        assertThat(world.calls("dead.test")).isLessThanOrEqualTo(5);
        world.takes("dead.test");
        ejb.get(QueueNews.class).retry(new DomainName("dead.test"));
        until(() -> world.calls("dead.test") >= 115);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatWaitsTooLongIsGivenUpAndReported(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        ejb.set("mailmax.queue.expiry.seconds", "3").set("mailmax.queue.warning.seconds", "1");
        world.isDead("dead.test");
        open();
        submit("ann", "patience", "bob@dead.test");
        untilTheQueueIsEmpty();
        assertThat(inbox("ann")).hasSize(2);
        assertThat(inbox("ann").get(0))
                .contains("Action: delayed")
                .contains("Will-Retry-Until: ")
                .contains("connection refused");
        assertThat(inbox("ann").get(1)).contains("Action: failed").contains("Status: 5.4.7");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsToBeSentLaterIsSentLaterToEverybody(DatabaseKind kind) throws Exception {
        startSending(kind, "ann", "tom");
        open();
        DeliveryOptions later = new DeliveryOptions(
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                Optional.of(Instant.now().plusSeconds(2)),
                Optional.empty());
        submit("ann", later, RecipientOptions.NONE, "bob@elsewhere.test", "tom");
        assertThat(inbox("tom")).isEmpty();
        assertThat(entries()).hasSize(2);
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).containsExactly("bob@elsewhere.test");
        assertThat(inbox("tom")).hasSize(1);
        assertThat(inbox("tom").getFirst()).startsWith("Return-Path: <ann@here.test>\r\nSubject: wishes");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void successIsReportedWhenAskedFor(DatabaseKind kind) throws Exception {
        startSending(kind, "ann", "tom");
        world.when("old.test", Verdict.RELAYED, 250, "2.0.0", "taken");
        open();
        submit("ann", DeliveryOptions.NONE, when(Event.SUCCESS), "bob@old.test", "eve@elsewhere.test", "tom");
        untilTheQueueIsEmpty();
        List<String> inbox = inbox("ann");
        assertThat(inbox).hasSize(2);
        assertThat(inbox)
                .anySatisfy(text -> assertThat(text)
                        .contains("Final-Recipient: rfc822; tom@here.test\r\nAction: delivered")
                        .doesNotContain("old.test"))
                .anySatisfy(text -> assertThat(text)
                        .contains("Final-Recipient: rfc822; bob@old.test\r\nAction: relayed")
                        .doesNotContain("elsewhere.test\r\nAction"));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theMostUrgentGoesFirst(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        ejb.set("mailmax.queue.concurrency", "1");
        for (int priority : List.of(0, -9, 9, 3)) {
            DeliveryOptions options = new DeliveryOptions(
                    Optional.empty(), Optional.empty(), false, priority, Optional.empty(), Optional.empty());
            submit("ann", options, RecipientOptions.NONE, "p" + priority + "@elsewhere.test");
        }
        open();
        untilTheQueueIsEmpty();
        assertThat(world.recipients())
                .containsExactly("p9@elsewhere.test", "p3@elsewhere.test", "p0@elsewhere.test", "p-9@elsewhere.test");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsToBeSentLaterIsCalledBackByItsSenderAlone(DatabaseKind kind) throws Exception {
        startSending(kind, "ann", "tom");
        open();
        DeliveryOptions later = new DeliveryOptions(
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                Optional.of(Instant.now().plusSeconds(600)),
                Optional.empty());
        submit("ann", later, RecipientOptions.NONE, "bob@elsewhere.test", "tom");
        String traceId = entries().getFirst().message().traceId();
        UndoSend undo = ejb.get(UndoSend.class);
        assertThat(undo.cancel(identity("tom"), traceId)).isFalse();
        assertThat(entries()).hasSize(2);
        assertThat(undo.cancel(identity("ann"), traceId)).isTrue();
        assertThat(entries()).isEmpty();
        assertThat(undo.cancel(identity("ann"), traceId)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsSentAtOnceIsNotCalledBack(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        submit("ann", "now", "bob@elsewhere.test");
        String traceId = entries().getFirst().message().traceId();
        assertThat(ejb.get(UndoSend.class).cancel(identity("ann"), traceId)).isFalse();
        assertThat(entries()).hasSize(1);
    }
}
