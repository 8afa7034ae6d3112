package org.mailmax.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.harness.Messages;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.contract.ContractTest;
import org.mailmax.mail.folder.FolderChanges;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.NewMessage;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;

/// The shared view against a simple model: whatever happens, every past numbering can be had again, and whoever
/// follows the changes from anywhere ends where the folder is.
class FolderViewModelTest {

    private static final int STEPS = Integer.getInteger("model.steps", 120);

    @TempDir
    private Path home;

    private StoredMailFixture fixture;
    private FolderService mail;
    private Identity ann;
    private FolderId inbox;

    @BeforeEach
    void start() throws MailException {
        fixture = new StoredMailFixture(TestDatabase.h2(), home);
        mail = fixture.ejb().get(FolderService.class);
        ann = fixture.account(EmailAddress.of("ann@model.test"), ContractTest.PASSWORD, 0);
        inbox = mail.status(ann, FolderName.INBOX).id();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void everyPastNumberingCanBeHadAgain() throws Exception {
        long seed = Long.getLong("model.seed", 20261122L);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        TreeSet<Long> now = new TreeSet<>();
        Map<Long, List<Long>> past = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            change(random, now);
            past.put(mail.status(ann, FolderName.INBOX).highestModSeq(), List.copyOf(now));
            if (random.nextInt(20) == 0) {
                fixture.ejb().get(FolderViews.class).forget(inbox);
            }
            long at = List.copyOf(past.keySet()).get(random.nextInt(past.size()));
            assertThat(mail.uids(ann, inbox, at).stream().boxed().toList())
                    .as("seed %d step %d", seed, step)
                    .isEqualTo(past.get(at));
            assertThat(follow(new TreeSet<>(past.get(at)), at)).isEqualTo(now);
        }
    }

    private void change(RandomGenerator random, TreeSet<Long> now) throws MailException {
        UidSet some = UidSet.of(now.stream()
                .filter(_ -> random.nextInt(4) == 0)
                .mapToLong(Long::longValue)
                .toArray());
        switch (random.nextInt(4)) {
            case 0, 1 -> now.addAll(append(random.nextInt(1, 4)));
            case 2 -> mail.store(ann, inbox, some, FlagUpdate.add(Flag.SEEN), OptionalLong.empty());
            default -> mail.remove(ann, inbox, some).expunged().forEach(now::remove);
        }
    }

    @Test
    void whoFollowsTheChangesOfManyWritersMissesNothing() throws Exception {
        long end = System.nanoTime() + 2_000_000_000L;
        List<Callable<Set<Long>>> work = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            work.add(() -> write(end));
        }
        for (int reader = 0; reader < 2; reader++) {
            work.add(() -> read(end));
        }
        List<Set<Long>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Set<Long>> each : threads.invokeAll(work)) {
                results.add(each.get());
            }
        }
        long last = mail.status(ann, FolderName.INBOX).highestModSeq();
        Set<Long> left =
                new TreeSet<>(mail.uids(ann, inbox, last).stream().boxed().toList());
        Set<Long> written = new TreeSet<>();
        results.subList(0, 4).forEach(written::addAll);
        assertThat(left).isEqualTo(written).isNotEmpty();
        assertThat(mail.status(ann, FolderName.INBOX).messages()).isEqualTo(left.size());
    }

    /// @return the UIDs this writer left
    private Set<Long> write(long end) throws MailException {
        Set<Long> left = new TreeSet<>();
        while (System.nanoTime() < end) {
            List<Long> uids = append(2);
            mail.store(ann, inbox, UidSet.of(uids.get(0)), FlagUpdate.add(Flag.FLAGGED), OptionalLong.empty());
            assertThat(mail.fetch(ann, inbox, UidSet.of(uids.get(0)), Set.of()))
                    .singleElement()
                    .satisfies(view ->
                            assertThat(view.flags().contains(Flag.FLAGGED)).isTrue());
            mail.remove(ann, inbox, UidSet.of(uids.get(0)));
            left.add(uids.get(1));
        }
        return left;
    }

    /// Follows the changes and compares what it has with the list that comes along.
    private Set<Long> read(long end) throws MailException {
        TreeSet<Long> known = new TreeSet<>();
        long at = 1;
        while (System.nanoTime() < end) {
            FolderChanges changes = mail.changes(ann, inbox, at);
            apply(known, changes);
            assertThat(changes.uids().stream().boxed().toList()).isEqualTo(List.copyOf(known));
            assertThat(changes.modSeq()).isGreaterThanOrEqualTo(at);
            at = changes.modSeq();
        }
        return known;
    }

    private TreeSet<Long> follow(TreeSet<Long> known, long at) throws MailException {
        apply(known, mail.changes(ann, inbox, at));
        return known;
    }

    private static void apply(TreeSet<Long> known, FolderChanges changes) {
        changes.expunged().forEach(known::remove);
        changes.arrived().forEach(known::add);
    }

    private List<Long> append(int count) throws MailException {
        List<NewMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(NewMessage.of(Messages.text("message " + i)));
        }
        return mail.append(ann, FolderName.INBOX, messages).targets();
    }
}
