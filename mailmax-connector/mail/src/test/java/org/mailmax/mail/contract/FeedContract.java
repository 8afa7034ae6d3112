package org.mailmax.mail.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.folder.FolderChanges;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderObserver;
import org.mailmax.mail.folder.OpenFolder;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;

/// How changes of a folder become known: modseqs, the feed and the hint.
public abstract class FeedContract extends ContractTest {

    @Test
    void everyChangeHasAHigherModSeq() throws MailException {
        FolderId work = workWith(2);
        long appended = modSeq(WORK);
        store(work, 1, Flag.SEEN);
        long stored = modSeq(WORK);
        mail.remove(ann, work, UidSet.of(1));
        long removed = modSeq(WORK);
        append(WORK, "another");
        assertThat(List.of(appended, stored, removed, modSeq(WORK))).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatChangesNothingHasNoModSeq() throws MailException {
        FolderId work = workWith(1);
        store(work, 1, Flag.SEEN);
        long before = modSeq(WORK);
        assertThat(mail.store(ann, work, UidSet.ALL, FlagUpdate.add(Flag.SEEN), OptionalLong.empty())
                        .modSeq())
                .isZero();
        assertThat(mail.expunge(ann, work, UidSet.ALL).modSeq()).isZero();
        assertThat(modSeq(WORK)).isEqualTo(before);
    }

    @Test
    void messagesCarryTheModSeqOfTheirLastChange() throws MailException {
        FolderId work = workWith(2);
        store(work, 1, Flag.SEEN);
        assertThat(all(work).get(0).modSeq()).isEqualTo(modSeq(WORK));
        assertThat(all(work).get(1).modSeq()).isLessThan(modSeq(WORK));
    }

    @Test
    void nothingHasHappenedSinceTheLastLook() throws MailException {
        FolderId work = workWith(2);
        FolderChanges changes = mail.changes(ann, work, modSeq(WORK));
        assertThat(changes.modSeq()).isEqualTo(modSeq(WORK));
        assertThat(changes.arrived()).isEqualTo(UidSet.NONE);
        assertThat(changes.expunged()).isEqualTo(UidSet.NONE);
        assertThat(changes.flagged()).isEmpty();
        assertThat(changes.uids().stream()).containsExactly(1L, 2L);
        assertThat(changes.uidNext()).isEqualTo(3);
    }

    @Test
    void theFeedTellsWhatHappenedAfterAModSeq() throws MailException {
        FolderId work = workWith(4);
        long known = modSeq(WORK);
        store(work, 1, Flag.SEEN, Flag.of("$Junk"));
        store(work, 2, Flag.SEEN);
        mail.remove(ann, work, UidSet.of(2, 3));
        append(WORK, "new", Flag.FLAGGED);
        store(work, 5, Flag.SEEN);
        FolderChanges changes = mail.changes(ann, work, known);
        assertThat(changes.arrived()).isEqualTo(UidSet.of(5));
        assertThat(changes.expunged()).isEqualTo(UidSet.of(2, 3));
        assertThat(changes.flagged()).hasSize(1);
        assertThat(changes.flagged().getFirst().uid()).isEqualTo(1);
        assertThat(changes.flagged().getFirst().flags()).isEqualTo(Flags.of(Flag.SEEN, Flag.of("$Junk")));
        assertThat(changes.uids().stream()).containsExactly(1L, 4L, 5L);
        assertThat(changes.uidNext()).isEqualTo(6);
        assertThat(changes.modSeq()).isEqualTo(modSeq(WORK));
        assertThat(changes.keywords().contains(Flag.of("$Junk"))).isTrue();
    }

    @Test
    void whatCameAndWentBetweenTwoLooksIsNotThere() throws MailException {
        FolderId work = workWith(1);
        long known = modSeq(WORK);
        append(WORK, "short-lived");
        mail.remove(ann, work, UidSet.of(2));
        FolderChanges changes = mail.changes(ann, work, known);
        assertThat(changes.arrived()).isEqualTo(UidSet.NONE);
        assertThat(changes.uids().stream()).containsExactly(1L);
        assertThat(changes.uidNext()).isEqualTo(3);
    }

    @Test
    void theFeedTellsOfMoves() throws MailException {
        FolderId work = workWith(2);
        FolderId target = mail.create(ann, name("Target"), Optional.empty());
        long knownThere = modSeq(name("Target"));
        long knownHere = modSeq(WORK);
        mail.move(ann, work, UidSet.of(1), name("Target"));
        assertThat(mail.changes(ann, work, knownHere).expunged()).isEqualTo(UidSet.of(1));
        assertThat(mail.changes(ann, target, knownThere).arrived()).isEqualTo(UidSet.of(1));
    }

    @Test
    void theUidsOfAnEarlierMomentCanBeAskedFor() throws MailException {
        FolderId work = workWith(3);
        long first = modSeq(WORK);
        mail.remove(ann, work, UidSet.of(2));
        long second = modSeq(WORK);
        append(WORK, "four");
        assertThat(mail.uids(ann, work, first).stream()).containsExactly(1L, 2L, 3L);
        assertThat(mail.uids(ann, work, second).stream()).containsExactly(1L, 3L);
        assertThat(mail.uids(ann, work, modSeq(WORK)).stream()).containsExactly(1L, 3L, 4L);
    }

    @Test
    void openTellsTheNumbersOfTheFolder() throws MailException {
        workWith(2);
        try (OpenFolder open = mail.open(ann, WORK, FolderObserver.NOBODY)) {
            assertThat(open.status()).isEqualTo(mail.status(ann, WORK));
        }
    }

    @Test
    void observersAreToldBeforeTheCallReturns() throws MailException {
        FolderId work = workWith(1);
        AtomicInteger hints = new AtomicInteger();
        try (OpenFolder _ = mail.open(ann, WORK, hints::incrementAndGet)) {
            assertThat(hints).hasValue(0);
            append(WORK, "two");
            assertThat(hints.getAndSet(0)).isPositive();
            store(work, 1, Flag.SEEN);
            assertThat(hints.getAndSet(0)).isPositive();
            mail.remove(ann, work, UidSet.of(1));
            assertThat(hints.getAndSet(0)).isPositive();
            mail.move(ann, work, UidSet.of(2), name("INBOX"));
            assertThat(hints.getAndSet(0)).isPositive();
        }
        append(WORK, "after the end");
        assertThat(hints).hasValue(0);
    }

    @Test
    void whatAHintTellsOfIsThere() throws MailException {
        FolderId work = workWith(0);
        List<String> seen = new CopyOnWriteArrayList<>();
        FolderObserver observer = () -> seen.add(uidsSeen(work));
        try (OpenFolder _ = mail.open(ann, WORK, observer)) {
            append(WORK, "one");
        }
        assertThat(seen).isNotEmpty().last().isEqualTo("1");
    }

    @Test
    void observersOfOtherFoldersAreLeftInPeace() throws MailException {
        workWith(0);
        AtomicInteger hints = new AtomicInteger();
        try (OpenFolder _ = mail.open(ann, name("INBOX"), hints::incrementAndGet)) {
            append(WORK, "one");
            assertThat(hints).hasValue(0);
        }
    }

    private String uidsSeen(FolderId folder) {
        try {
            return mail.uids(ann, folder, modSeq(WORK)).toString();
        } catch (MailException e) {
            return e.toString();
        }
    }
}
