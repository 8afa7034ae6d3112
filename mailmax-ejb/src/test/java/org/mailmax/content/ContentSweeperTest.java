package org.mailmax.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.access.FolderService;
import org.mailmax.access.StoredMailFixture;
import org.mailmax.harness.Messages;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.contract.ContractTest;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.NewMessage;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;

class ContentSweeperTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(2));
    private static final Instant MUCH_LATER = NOW.plus(Duration.ofHours(4));
    private static final FolderName TRASH = new FolderName("Trash");

    @TempDir
    private Path home;

    private StoredMailFixture fixture;
    private FolderService mail;
    private ContentSweeper sweeper;
    private Identity ann;
    private FolderId inbox;

    @BeforeEach
    void start() throws MailException {
        fixture = new StoredMailFixture(TestDatabase.h2(), home);
        // Small volumes, so that there are many.
        fixture.ejb().set("mailmax.volume.octets", "20000");
        mail = fixture.ejb().get(FolderService.class);
        sweeper = fixture.ejb().get(ContentSweeper.class);
        ann = fixture.account(EmailAddress.of("ann@sweep.test"), ContractTest.PASSWORD, 0);
        inbox = mail.status(ann, FolderName.INBOX).id();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void whatNobodyRefersToGoesAfterTheGraceTime() throws Exception {
        append(10);
        mail.remove(ann, inbox, UidSet.ALL);
        append(10);
        int volumes = volumes();
        sweeper.sweep(NOW);
        assertThat(contents()).isEqualTo(20);
        sweeper.sweep(NOW.plusSeconds(60));
        assertThat(contents()).isEqualTo(20);
        sweeper.sweep(LATER);
        assertThat(contents()).isEqualTo(10);
        assertThat(volumes()).isEqualTo(volumes);
        sweeper.sweep(MUCH_LATER);
        assertThat(volumes()).isLessThan(volumes);
        assertReadable(10);
    }

    @Test
    void aCopyKeepsTheOctets() throws Exception {
        append(5);
        mail.copy(ann, inbox, UidSet.ALL, TRASH);
        mail.remove(ann, inbox, UidSet.ALL);
        sweep();
        assertThat(contents()).isEqualTo(5);
        assertThat(readable(mail.status(ann, TRASH).id())).isEqualTo(5);
    }

    @Test
    void aSparseVolumeIsCopiedAndItsMessagesAreReadOn() throws Exception {
        append(40);
        List<MessageView> before = mail.fetch(ann, inbox, UidSet.ALL, Set.of(FetchPart.CONTENT));
        UidSet most = UidSet.of(LongStream.rangeClosed(1, 40).filter(uid -> uid % 5 != 0));
        mail.remove(ann, inbox, most);
        append(5);
        int volumes = volumes();
        sweeper.sweep(NOW);
        sweeper.sweep(LATER);
        // Who had looked up a message before it was copied, reads it during the grace time still.
        assertThat(before.get(4).content().orElseThrow().toByteArray()).isNotEmpty();
        assertReadable(13);
        sweep();
        assertThat(volumes()).isLessThan(volumes);
        assertReadable(13);
    }

    @Test
    void sweepingDoesNotDisturbThoseWhoDeliverCopyAndRead() throws Exception {
        fixture.close();
        fixture = new StoredMailFixture(TestDatabase.h2(), home.resolve("race"));
        fixture.ejb().set("mailmax.volume.octets", "20000").set("mailmax.sweep.grace.seconds", "1");
        start(fixture);
        long end = System.nanoTime() + 4_000_000_000L;
        List<Callable<Integer>> work = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            work.add(() -> churn(end));
        }
        work.add(() -> {
            int passes = 0;
            for (; System.nanoTime() < end; passes++) {
                sweeper.sweep(Instant.now());
            }
            return passes;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> each : threads.invokeAll(work)) {
                assertThat(each.get()).isPositive();
            }
        }
        assertThat(readable(inbox))
                .isEqualTo((int) mail.status(ann, FolderName.INBOX).messages());
        assertThat(readable(mail.status(ann, TRASH).id()))
                .isEqualTo((int) mail.status(ann, TRASH).messages());
    }

    private void start(StoredMailFixture other) throws MailException {
        mail = other.ejb().get(FolderService.class);
        sweeper = other.ejb().get(ContentSweeper.class);
        ann = other.account(EmailAddress.of("ann@sweep.test"), ContractTest.PASSWORD, 0);
        inbox = mail.status(ann, FolderName.INBOX).id();
    }

    /// Appends, copies, reads and removes; every message listed must be readable.
    private int churn(long end) throws Exception {
        int rounds = 0;
        for (; System.nanoTime() < end; rounds++) {
            Content content = Messages.ofSize("churn " + rounds, 2000);
            UidSet mine = mail.append(ann, FolderName.INBOX, List.of(NewMessage.of(content), NewMessage.of(content)))
                    .targetSet();
            mail.copy(ann, inbox, UidSet.of(mine.first()), TRASH);
            for (MessageView view : mail.fetch(ann, inbox, mine, Set.of(FetchPart.CONTENT))) {
                assertThat(view.content().orElseThrow().toByteArray()).isEqualTo(content.toByteArray());
            }
            mail.remove(ann, inbox, UidSet.of(mine.first()));
        }
        return rounds;
    }

    private void append(int count) throws MailException {
        for (int i = 0; i < count; i++) {
            mail.append(
                    ann,
                    FolderName.INBOX,
                    List.of(new NewMessage(
                            Messages.ofSize("message " + i, 2000),
                            org.mailmax.mail.message.Flags.NONE,
                            Optional.empty())));
        }
    }

    private void sweep() {
        sweeper.sweep(NOW);
        sweeper.sweep(LATER);
        sweeper.sweep(MUCH_LATER);
        sweeper.sweep(MUCH_LATER.plus(Duration.ofHours(2)));
    }

    private void assertReadable(int count) throws Exception {
        assertThat(readable(inbox)).isEqualTo(count);
    }

    private int readable(FolderId folder) throws Exception {
        int count = 0;
        for (MessageView view : mail.fetch(ann, folder, UidSet.ALL, Set.of(FetchPart.CONTENT, FetchPart.SUMMARY))) {
            assertThat(new String(view.content().orElseThrow().toByteArray())).startsWith("From: Ann");
            assertThat(view.size()).isEqualTo(view.content().orElseThrow().size());
            count++;
        }
        return count;
    }

    private long contents() {
        return fixture.ejb()
                .inTransaction(em -> em.createQuery("select count(c) from StoredContent c", Long.class)
                        .getSingleResult());
    }

    private int volumes() throws Exception {
        return fixture.ejb().get(ContentStore.class).volumes().length;
    }
}
