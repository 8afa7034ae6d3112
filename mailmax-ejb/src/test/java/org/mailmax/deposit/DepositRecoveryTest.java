package org.mailmax.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.content.ContentStore;
import org.mailmax.content.NewContent;
import org.mailmax.database.Sequences;
import org.mailmax.folder.Folder;
import org.mailmax.folder.Subscription;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.Messages;
import org.mailmax.harness.TestAccounts;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.Flags;

/// A server that went down between the force of the octets and the commit of the rows makes up for it when it starts.
class DepositRecoveryTest {

    private static final Instant RECEIVED = Instant.ofEpochSecond(1_700_000_000);

    @TempDir
    private Path home;

    private EjbHarness ejb;
    private FolderId inbox;
    private FolderId other;

    @BeforeEach
    void start() {
        ejb = EjbHarness.start(TestDatabase.h2(home), home).bind(CompanionRecovery.class, SubscriptionRecovery.class);
        TestAccounts accounts = new TestAccounts(ejb);
        inbox = accounts.inbox(accounts.add("ann"));
        other = accounts.inbox(accounts.add("bob"));
    }

    @AfterEach
    void stop() {
        ejb.close();
        ejb.database().release();
    }

    private void restart() {
        stop();
        ejb = EjbHarness.start(TestDatabase.h2(home), home).bind(CompanionRecovery.class, SubscriptionRecovery.class);
        ejb.get(GroupCommit.class);
    }

    @Test
    void aForcedRecordWithoutRowsBecomesAMessage() throws Exception {
        forced(Journal.NONE, arrival(inbox), arrival(other));
        restart();
        assertThat(folder(inbox).messages()).isEqualTo(1);
        assertThat(folder(inbox).unseen()).isZero();
        assertThat(folder(other).messages()).isEqualTo(1);
    }

    @Test
    void itBecomesOneMessageHoweverOftenTheServerStarts() throws Exception {
        forced(Journal.NONE, arrival(inbox));
        restart();
        restart();
        assertThat(folder(inbox).messages()).isEqualTo(1);
        assertThat(folder(inbox).uidNext()).isEqualTo(2);
    }

    @Test
    void itsCompanionsAreMadeAgain() throws Exception {
        forced(new Journal("subscription", "Made up".getBytes()), arrival(inbox));
        restart();
        assertThat(subscriptions()).contains(new FolderName("Made up"));
    }

    @Test
    void whatWasDepositedIsNotMadeUpFor() throws Exception {
        ejb.get(GroupCommit.class).deposit(List.of(Deposit.into(inbox, Messages.text("one"), Flags.NONE, RECEIVED)));
        restart();
        assertThat(folder(inbox).messages()).isEqualTo(1);
    }

    @Test
    void whatWasRefusedIsNotMadeUpFor() throws Exception {
        long id = forced(Journal.NONE, arrival(inbox));
        ejb.get(ContentStore.class).abort(id);
        ejb.get(ContentStore.class).force();
        restart();
        assertThat(folder(inbox).messages()).isZero();
    }

    @Test
    void whatWasNeverForcedWhollyIsNotMadeUpFor() throws Exception {
        forced(Journal.NONE, arrival(inbox));
        forced(Journal.NONE, arrival(inbox));
        cutLastVolume(3);
        restart();
        assertThat(folder(inbox).messages()).isEqualTo(1);
    }

    @Test
    void aFolderThatIsGoneIsLeftOut() throws Exception {
        forced(Journal.NONE, arrival(inbox), arrival(new FolderId(-5)));
        restart();
        assertThat(folder(inbox).messages()).isEqualTo(1);
    }

    @Test
    void newMessagesAreStoredBesideTheOldVolumeAndGetOtherIds() throws Exception {
        long id = forced(Journal.NONE, arrival(inbox));
        // A power cut may take back the steps of the sequence.
        restartSequence();
        restart();
        Deposited next = ejb.get(GroupCommit.class)
                .deposit(List.of(Deposit.into(inbox, Messages.text("next"), Flags.NONE, RECEIVED)))
                .getFirst();
        assertThat(next.contentId()).isGreaterThan(id);
        assertThat(next.uids()).containsExactly(2L);
        assertThat(ejb.get(ContentStore.class).volumes()).hasSize(2);
    }

    private static Arrival arrival(FolderId folder) {
        return new Arrival(folder, Flags.of(Flag.SEEN), RECEIVED);
    }

    /// What is on the device when the power goes before the rows are committed.
    private long forced(Journal journal, Arrival... arrivals) throws Exception {
        ContentStore store = ejb.get(ContentStore.class);
        long id = ejb.get(Sequences.class).contentIds(1);
        byte[] entry = JournalCodec.encode(List.of(arrivals), journal);
        store.append(List.of(new NewContent(id, entry, List.of(Messages.text("forced " + id)))));
        store.force();
        return id;
    }

    private void cutLastVolume(int octets) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("volumes"))) {
            Path last = files.sorted().toList().getLast();
            try (var channel = java.nio.channels.FileChannel.open(last, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() - octets);
            }
        }
    }

    private void restartSequence() {
        ejb.inTransaction(em ->
                em.createNativeQuery("ALTER SEQUENCE content_id RESTART WITH 1").executeUpdate());
    }

    private Folder folder(FolderId id) {
        return ejb.inTransaction(em -> em.find(Folder.class, id.value()));
    }

    private List<FolderName> subscriptions() {
        return ejb.inTransaction(em -> em.createQuery("select s from Subscription s", Subscription.class)
                .getResultStream()
                .map(Subscription::name)
                .toList());
    }

    /// A companion simple enough for a test: a subscription.
    public static class SubscriptionRecovery implements CompanionRecovery {

        @Override
        public String kind() {
            return "subscription";
        }

        @Override
        public List<Companion> companions(Journal journal) {
            FolderName name = new FolderName(new String(journal.octets()));
            return List.of((transaction, _) -> {
                EntityManager em = transaction.em();
                Long account = em.createQuery("select min(f.accountId) from Folder f", Long.class)
                        .getSingleResult();
                em.persist(new Subscription(account, name));
            });
        }
    }
}
