package org.mailmax.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.content.ContentStore;
import org.mailmax.content.StoredContent;
import org.mailmax.database.DatabaseKind;
import org.mailmax.feed.Feed;
import org.mailmax.folder.Folder;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.Messages;
import org.mailmax.harness.TestAccounts;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.port.MailException;

class GroupCommitTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    @TempDir
    private Path home;

    private EjbHarness ejb;
    private TestAccounts accounts;
    private GroupCommit commit;

    private void start(DatabaseKind kind) {
        ejb = EjbHarness.start(TestDatabase.of(kind), home).bind(CompanionRecovery.class);
        accounts = new TestAccounts(ejb);
        commit = ejb.get(GroupCommit.class);
    }

    @AfterEach
    void stop() {
        ejb.close();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void oneMessageForManyFoldersIsStoredOnce(DatabaseKind kind) throws Exception {
        start(kind);
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            arrivals.add(new Arrival(accounts.inbox(accounts.add("u" + i)), Flags.of(Flag.SEEN, Flag.of("$New")), NOW));
        }
        Content prefix = Messages.octets("Return-Path: <>\r\n");
        Deposit deposit = new Deposit(prefix, Messages.text("hello"), Journal.NONE, arrivals, List.of());

        Deposited deposited = commit.deposit(List.of(deposit)).getFirst();

        assertThat(deposited.uids()).hasSize(20).containsOnly(1L);
        List<StoredContent> contents = contents();
        assertThat(contents).hasSize(1);
        assertThat(text(contents.getFirst()))
                .startsWith("Return-Path: <>\r\nFrom:")
                .endsWith("hello\r\n");
        Folder inbox = folder(arrivals.getFirst().folder());
        assertThat(inbox.messages()).isEqualTo(1);
        assertThat(inbox.unseen()).isZero();
        assertThat(inbox.octets()).isEqualTo(deposit.octets());
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void manyThreadsGetDifferentUidsAndTheirOwnContents(DatabaseKind kind) throws Exception {
        start(kind);
        FolderId inbox = accounts.inbox(accounts.add("ann"));
        int threads = 16;
        int each = 25;
        ConcurrentLinkedQueue<Long> uids = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            String name = "t" + thread;
            work.add(() -> {
                for (int i = 0; i < each; i++) {
                    Deposit deposit = Deposit.into(inbox, Messages.text(name + "-" + i), Flags.NONE, NOW);
                    uids.addAll(commit.deposit(List.of(deposit)).getFirst().uids());
                }
                return null;
            });
        }
        all(work);
        assertThat(uids).doesNotHaveDuplicates().hasSize(threads * each);
        assertThat(folder(inbox).messages()).isEqualTo(threads * each);
        assertThat(contents().stream().map(this::text).distinct()).hasSize(threads * each);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void oneBadDepositDoesNotFailTheOthersOfItsBatch(DatabaseKind kind) throws Exception {
        start(kind);
        FolderId inbox = accounts.inbox(accounts.add("ann"));
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int number = i;
            work.add(() -> attempt(number, inbox));
        }
        List<Boolean> stored = all(work);
        for (int i = 0; i < stored.size(); i++) {
            assertThat(stored.get(i)).as("deposit " + i).isEqualTo(i % 4 == 0);
        }
        assertThat(folder(inbox).messages()).isEqualTo(10);
        assertThat(contents())
                .hasSize(10)
                .allSatisfy(content -> assertThat(text(content)).contains("good"));
    }

    /// Every fourth is good; the others lack a folder, fail in a companion or cannot be read.
    private boolean attempt(int number, FolderId inbox) {
        Deposit good = Deposit.into(inbox, Messages.text("good " + number), Flags.NONE, NOW);
        Deposit deposit =
                switch (number % 4) {
                    case 0 -> good;
                    case 1 -> Deposit.into(new FolderId(-1), Messages.text("nowhere"), Flags.NONE, NOW);
                    case 2 ->
                        new Deposit(good.prefix(), good.content(), Journal.NONE, good.arrivals(), List.of((em, id) -> {
                            throw new IllegalStateException("a companion that fails, of " + id);
                        }));
                    default -> Deposit.into(inbox, new Unreadable(), Flags.NONE, NOW);
                };
        try {
            commit.deposit(List.of(deposit));
            return true;
        } catch (MailException e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aUnitIsStoredWhollyOrNotAtAll(DatabaseKind kind) throws Exception {
        start(kind);
        FolderId inbox = accounts.inbox(accounts.add("ann"));
        List<Deposit> unit = List.of(
                Deposit.into(inbox, Messages.text("one"), Flags.NONE, NOW),
                Deposit.into(new FolderId(-1), Messages.text("two"), Flags.NONE, NOW));
        assertThatThrownBy(() -> commit.deposit(unit)).isInstanceOf(MailException.NoSuchFolder.class);
        assertThat(contents()).isEmpty();
        assertThat(folder(inbox).uidNext()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void watchersAreToldWhenTheMessageIsThere(DatabaseKind kind) throws Exception {
        start(kind);
        FolderId inbox = accounts.inbox(accounts.add("ann"));
        List<Long> seen = new ArrayList<>();
        var watch =
                ejb.get(Feed.class).watch(inbox, () -> seen.add(folder(inbox).messages()));
        commit.deposit(List.of(Deposit.into(inbox, Messages.text("one"), Flags.NONE, NOW)));
        assertThat(seen).containsExactly(1L);
        watch.end();
    }

    private List<StoredContent> contents() {
        return ejb.inTransaction(em -> em.createQuery("select c from StoredContent c", StoredContent.class)
                .getResultList());
    }

    private Folder folder(FolderId id) {
        return ejb.inTransaction(em -> em.find(Folder.class, id.value()));
    }

    private String text(StoredContent content) {
        return new String(
                ejb.get(ContentStore.class).content(content.location()).toByteArray());
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

    /// A spool file that fails behind its first octets.
    private record Unreadable() implements Content {
        @Override
        public long size() {
            return 100_000;
        }

        @Override
        public int read(long position, ByteBuffer target) throws IOException {
            throw new IOException("the spool is gone");
        }
    }
}
