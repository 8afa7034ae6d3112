package org.mailmax.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.database.DatabaseKind;
import org.mailmax.deposit.CompanionRecovery;
import org.mailmax.deposit.Deposit;
import org.mailmax.deposit.Deposited;
import org.mailmax.deposit.GroupCommit;
import org.mailmax.deposit.Journal;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.Messages;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.RecipientOptions;

class OutcomesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ROUNDS = 15;

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aMessageGoesWithItsLastRecipientWhoeverEndsIt(DatabaseKind kind) throws Exception {
        try (EjbHarness ejb = EjbHarness.start(TestDatabase.of(kind), home).bind(CompanionRecovery.class)) {
            for (int round = 0; round < ROUNDS; round++) {
                QueueIds ids = queue(ejb, "ann@one.test", "bob@two.test");
                CyclicBarrier both = new CyclicBarrier(2);
                List<Callable<Integer>> ends = new ArrayList<>();
                for (long recipient : ids.recipients()) {
                    ends.add(() -> ejb.inTransaction(em -> {
                        await(both);
                        return Outcomes.write(em, List.of(new Outcome.Ended(recipient, ids.message())));
                    }));
                }
                assertThat(all(ends)).containsExactly(1, 1);
                assertThat(count(ejb, "queue_recipient")).isZero();
                assertThat(count(ejb, "queue_message")).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void changesRideWithDepositsAndWhoFailsFailsAlone(DatabaseKind kind) throws Exception {
        try (EjbHarness ejb = EjbHarness.start(TestDatabase.of(kind), home).bind(CompanionRecovery.class)) {
            GroupCommit commit = ejb.get(GroupCommit.class);
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                QueueIds ids = queue(ejb, "ann@one.test");
                work.add(() -> succeeds(() -> commit.change(
                        List.of(transaction -> Outcomes.write(transaction.em(), List.of(ended(ids, 0)))))));
                work.add(() -> succeeds(() -> commit.change(List.of(_ -> {
                    throw new IllegalStateException("a change that fails");
                }))));
                work.add(() -> succeeds(() -> queue(ejb, "bob@two.test")));
            }
            List<Boolean> done = all(work);
            for (int i = 0; i < done.size(); i++) {
                assertThat(done.get(i)).as("number " + i).isEqualTo(i % 3 != 1);
            }
            assertThat(count(ejb, "queue_message")).isEqualTo(ROUNDS);
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsWrittenIsWhatIsRead(DatabaseKind kind) throws Exception {
        try (EjbHarness ejb = EjbHarness.start(TestDatabase.of(kind), home).bind(CompanionRecovery.class)) {
            queue(ejb, "ann@one.test", "bob@two.test");
            List<QueueRecipient> found = ejb.get(Queue.class).list(0, 10);
            assertThat(found)
                    .extracting(QueueRecipient::address)
                    .containsExactly(at("ann@one.test"), at("bob@two.test"));
            assertThat(found).allSatisfy(recipient -> {
                assertThat(recipient.nextAttempt()).isEqualTo(NOW);
                assertThat(recipient.notice()).isEqualTo(NOW.plusSeconds(60));
                assertThat(recipient.expires()).isEqualTo(NOW.plusSeconds(120));
                assertThat(recipient.message().account()).as("it is gone").isEmpty();
                assertThat(recipient.message().traceId()).isEqualTo("trace");
                assertThat(recipient.message().created()).isEqualTo(NOW);
                assertThat(recipient.message().options()).isEqualTo(DeliveryOptions.NONE);
            });
        }
    }

    private static QueueIds queue(EjbHarness ejb, String... recipients) throws Exception {
        QueueEntry entry = new QueueEntry(
                "trace",
                Origin.SUBMISSION,
                ReversePath.NULL,
                0,
                "",
                Optional.of(new AccountId(-1)),
                List.of(recipients).stream()
                        .map(recipient -> new QueueEntry.Recipient(
                                at(recipient),
                                RecipientOptions.NONE,
                                new QueueEntry.Times(NOW, NOW.plusSeconds(60), NOW.plusSeconds(120))))
                        .toList(),
                false,
                DeliveryOptions.NONE,
                NOW);
        QueueIds ids = ejb.get(QueueNumbers.class).ids(entry);
        List<Deposited> stored = ejb.get(GroupCommit.class)
                .deposit(List.of(new Deposit(
                        Deposit.NO_PREFIX,
                        Messages.text("queued"),
                        Journal.NONE,
                        List.of(),
                        List.of((transaction, content) -> transaction
                                .rows(QueueRows.class, QueueRows::new)
                                .add(entry.queued(ids, content))))));
        assertThat(stored).hasSize(1);
        return ids;
    }

    private static Outcome ended(QueueIds ids, int recipient) {
        return new Outcome.Ended(ids.recipients().get(recipient), ids.message());
    }

    private static EmailAddress at(String address) {
        return EmailAddress.of(address);
    }

    private static long count(EjbHarness ejb, String table) {
        return ejb.inTransaction(em ->
                ((Number) em.createNativeQuery("SELECT COUNT(*) FROM " + table).getSingleResult()).longValue());
    }

    private interface Work {
        void run() throws Exception;
    }

    private static boolean succeeds(Work work) {
        try {
            work.run();
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <R> List<R> all(List<Callable<R>> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<R> results = new ArrayList<>();
            for (Future<R> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
