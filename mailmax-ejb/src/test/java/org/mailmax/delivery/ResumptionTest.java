package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.database.DatabaseKind;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.relay.Handover.Verdict;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.EnhancedStatus;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.mail.transfer.RecipientOptions.Event;
import org.mailmax.queue.Letter;
import org.mailmax.queue.Outcome;
import org.mailmax.queue.QueueRecipient;
import org.mailmax.queue.acceptance.Acceptance;
import org.mailmax.queue.acceptance.AcceptanceLog;
import org.mailmax.queue.report.Fate;

/// The server went down between a host's 250 and the commit that ends its recipients: they are not sent again.
class ResumptionTest extends SendingFixture {

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatAHostHadTakenIsNotSentAgain(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        submit("ann", "taken", "bob@elsewhere.test", "eve@elsewhere.test", "tom@far.test");
        submit("ann", "not taken", "bob@elsewhere.test");
        List<QueueRecipient> waiting = entries();
        wasTaken(false, waiting.get(0), waiting.get(2));
        open();
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).containsExactlyInAnyOrder("eve@elsewhere.test", "bob@elsewhere.test");
        assertThat(world.given()).anySatisfy(given -> assertThat(given.text()).contains("Subject: not taken"));
        closeTheWayOut();
        assertThat(isForgotten()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aReportThatWasAskedForIsStillMadeAndOnce(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        RecipientOptions success = new RecipientOptions(Optional.of(Set.of(Event.SUCCESS)), Optional.empty());
        submit("ann", DeliveryOptions.NONE, success, "bob@old.test");
        submit("ann", DeliveryOptions.NONE, success, "eve@new.test");
        wasTaken(false, entries().get(0));
        wasTaken(true, entries().get(1));
        open();
        untilTheQueueIsEmpty();
        assertThat(world.given()).isEmpty();
        assertThat(inbox("ann")).hasSize(1);
        assertThat(inbox("ann").getFirst())
                .contains("Final-Recipient: rfc822; bob@old.test\r\nAction: relayed")
                .contains("Remote-MTA: dns; mx.taking.test");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aNoteAboutAnotherMessageWithTheSameIdsEndsNothing(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        submit("ann", "mine", "bob@elsewhere.test");
        note("of a database that was there before", false, entries().getFirst().id());
        open();
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).containsExactly("bob@elsewhere.test");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsSentIsNotedUntilTheDatabaseKnows(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        open();
        for (int i = 0; i < 20; i++) {
            submit("ann", "m" + i, "bob@elsewhere.test", "eve@far.test");
        }
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).hasSize(40);
        closeTheWayOut();
        assertThat(isForgotten()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aReportThatCannotBeStoredIsTriedAgainAndNothingIsSentAgain(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        Reports real = ejb.get(Reports.class);
        AtomicInteger failures = new AtomicInteger(2);
        ejb.use(Reports.class, new Reports() {
            @Override
            public Told tell(Letter letter, List<Fate> fates, List<Outcome> outcomes)
                    throws MailException, IOException {
                if (failures.getAndDecrement() > 0) {
                    throw new MailException.TryLater("the storage is out of order");
                }
                return real.tell(letter, fates, outcomes);
            }
        });
        world.when("old.test", Verdict.RELAYED, 250, "2.0.0", "taken");
        open();
        RecipientOptions success = new RecipientOptions(Optional.of(Set.of(Event.SUCCESS)), Optional.empty());
        submit("ann", DeliveryOptions.NONE, success, "bob@old.test");
        untilTheQueueIsEmpty();
        assertThat(failures.get()).isEqualTo(-1);
        assertThat(world.calls("old.test")).isEqualTo(1);
        assertThat(inbox("ann")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatBreaksBehindTheAnswerSendsNothingAgain(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        world.breaksBehind("elsewhere.test");
        open();
        submit("ann", "once", "bob@elsewhere.test", "eve@elsewhere.test");
        untilTheQueueIsEmpty();
        assertThat(world.calls("elsewhere.test")).isEqualTo(1);
        closeTheWayOut();
        assertThat(isForgotten()).isTrue();
    }

    private void wasTaken(boolean knowsDsn, QueueRecipient... recipients) throws Exception {
        for (QueueRecipient recipient : recipients) {
            note(recipient.message().traceId(), knowsDsn, recipient.id());
        }
    }

    private void note(String traceId, boolean knowsDsn, long recipient) {
        Reply reply = new Reply(250, Optional.of(EnhancedStatus.of("2.0.0")), "taken");
        ejb.get(AcceptanceLog.class)
                .write(new Acceptance(traceId, List.of(recipient), Instant.now(), knowsDsn, "mx.taking.test", reply));
    }

    private boolean isForgotten() throws Exception {
        try (Stream<Path> files = Files.list(home.resolve("queue"))) {
            return files.findAny().isEmpty();
        }
    }
}
