package org.mailmax.mail.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.folder.CopyResult;
import org.mailmax.mail.folder.ExpungeResult;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.folder.Quota;
import org.mailmax.mail.folder.StoreResult;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.NewMessage;
import org.mailmax.mail.message.SearchCriterion;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;

/// Messages: append, flags, copy, move, expunge, search, quota.
public abstract class MessageContract extends ContractTest {

    private static final Flag JUNK = Flag.of("$Junk");

    @Test
    void whatIsAppendedCanBeRead() throws MailException {
        Instant received = Instant.parse("2024-02-29T12:00:00Z");
        FolderId work = workWith(0);
        CopyResult result = mail.append(
                ann, WORK, List.of(new NewMessage(text("hello"), Flags.of(Flag.SEEN, JUNK), Optional.of(received))));
        assertThat(result.uidValidity()).isEqualTo(mail.status(ann, WORK).uidValidity());
        assertThat(result.sources()).isEmpty();
        assertThat(result.targets()).containsExactly(1L);
        MessageView view = mail.fetch(ann, work, UidSet.of(1), Set.of(FetchPart.CONTENT, FetchPart.SUMMARY))
                .getFirst();
        assertThat(view.received()).isEqualTo(received);
        assertThat(view.flags()).isEqualTo(Flags.of(Flag.SEEN, JUNK));
        assertThat(view.size()).isEqualTo(text("hello").size());
        assertThat(view.summary()).isPresent();
        assertThat(octets(work, 1)).endsWith("\r\n\r\nhello\r\n");
    }

    @Test
    void aReaderGetsOnlyThePartsHeWants() throws MailException {
        FolderId work = workWith(1);
        MessageView view = all(work).getFirst();
        assertThat(view.content()).isEmpty();
        assertThat(view.summary()).isEmpty();
    }

    @Test
    void messagesComeInOrderOfTheirUids() throws MailException {
        FolderId work = workWith(5);
        assertThat(mail.fetch(ann, work, UidSet.of(5, 2, 3, 99), Set.of()))
                .extracting(MessageView::uid)
                .containsExactly(2L, 3L, 5L);
    }

    @Test
    void severalMessagesAreAppendedTogether() throws MailException {
        FolderId work = workWith(0);
        CopyResult result = mail.append(ann, WORK, List.of(message("one"), message("two"), message("three")));
        assertThat(result.targets()).containsExactly(1L, 2L, 3L);
        assertThat(octets(work, 2)).contains("two");
        assertThatThrownBy(() -> mail.append(ann, name("never"), List.of(message("x"))))
                .isInstanceOf(MailException.NoSuchFolder.class);
    }

    @Test
    void theNumbersOfAFolderFollowItsMessages() throws MailException {
        FolderId work = workWith(3);
        store(work, 1, Flag.SEEN);
        store(work, 2, Flag.DELETED);
        FolderStatus status = mail.status(ann, WORK);
        assertThat(status.messages()).isEqualTo(3);
        assertThat(status.unseen()).isEqualTo(2);
        assertThat(status.deleted()).isEqualTo(1);
        assertThat(status.uidNext()).isEqualTo(4);
        assertThat(status.size())
                .isEqualTo(all(work).stream().mapToLong(MessageView::size).sum());
        mail.expunge(ann, work, UidSet.ALL);
        assertThat(mail.status(ann, WORK).messages()).isEqualTo(2);
        assertThat(mail.status(ann, WORK).deleted()).isZero();
        assertThat(mail.status(ann, WORK).unseen()).isEqualTo(1);
    }

    @Test
    void uidsAreNeverUsedAgain() throws MailException {
        FolderId work = workWith(3);
        mail.remove(ann, work, UidSet.of(3));
        assertThat(append(WORK, "next")).isEqualTo(4);
        mail.remove(ann, work, UidSet.ALL);
        assertThat(append(WORK, "and next")).isEqualTo(5);
    }

    @Test
    void flagsAreAddedRemovedAndReplaced() throws MailException {
        FolderId work = workWith(1);
        UidSet one = UidSet.of(1);
        mail.store(ann, work, one, FlagUpdate.add(Flag.SEEN, JUNK), OptionalLong.empty());
        assertThat(flags(work, 1)).isEqualTo(Flags.of(Flag.SEEN, JUNK));
        mail.store(ann, work, one, FlagUpdate.remove(Flag.SEEN, Flag.DRAFT), OptionalLong.empty());
        assertThat(flags(work, 1)).isEqualTo(Flags.of(JUNK));
        FlagUpdate replace = new FlagUpdate(FlagUpdate.Operation.REPLACE, Flags.of(Flag.FLAGGED));
        mail.store(ann, work, one, replace, OptionalLong.empty());
        assertThat(flags(work, 1)).isEqualTo(Flags.of(Flag.FLAGGED));
    }

    @Test
    void storeTellsTheFlagsOfEveryMessageAskedFor() throws MailException {
        FolderId work = workWith(3);
        store(work, 2, Flag.SEEN);
        StoreResult result =
                mail.store(ann, work, UidSet.of(1, 2, 77), FlagUpdate.add(Flag.SEEN), OptionalLong.empty());
        assertThat(result.modified()).isEqualTo(UidSet.NONE);
        assertThat(result.messages()).extracting(change -> change.uid()).containsExactly(1L, 2L);
        assertThat(result.messages())
                .allSatisfy(change -> assertThat(change.flags()).isEqualTo(Flags.of(Flag.SEEN)));
        assertThat(result.messages().get(0).modSeq()).isEqualTo(result.modSeq());
        assertThat(result.messages().get(1).modSeq()).isLessThan(result.modSeq());
    }

    @Test
    void keywordsAreRememberedAndComparedWithoutCase() throws MailException {
        FolderId work = workWith(1);
        store(work, 1, Flag.of("Later"));
        store(work, 1, Flag.of("later"));
        assertThat(flags(work, 1).stream()).hasSize(1);
        mail.store(ann, work, UidSet.of(1), FlagUpdate.remove(Flag.of("LATER")), OptionalLong.empty());
        assertThat(flags(work, 1)).isEqualTo(Flags.NONE);
        assertThat(mail.status(ann, WORK).keywords().contains(Flag.of("Later"))).isTrue();
        assertThat(mail.status(ann, WORK).keywordsFull()).isFalse();
    }

    @Test
    void aFolderHasRoomForFiftyKeywordsAtLeastAndThenRefuses() throws MailException {
        FolderId work = workWith(1);
        int made = 0;
        while (!mail.status(ann, WORK).keywordsFull()) {
            store(work, 1, Flag.of("k" + made++));
        }
        assertThat(made).isBetween(50, 1000);
        assertThatThrownBy(() -> store(work, 1, Flag.of("one-too-many")))
                .isInstanceOf(MailException.LimitReached.class);
        store(work, 1, Flag.of("k0"), Flag.SEEN);
        assertThat(flags(work, 1).contains(Flag.of("one-too-many"))).isFalse();
    }

    @Test
    void aMessageChangedMeanwhileIsLeftAlone() throws MailException {
        FolderId work = workWith(2);
        long before = modSeq(WORK);
        store(work, 2, Flag.FLAGGED);
        StoreResult result = mail.store(ann, work, UidSet.of(1, 2), FlagUpdate.add(Flag.SEEN), OptionalLong.of(before));
        assertThat(result.modified()).isEqualTo(UidSet.of(2));
        assertThat(result.messages()).extracting(change -> change.uid()).contains(1L);
        assertThat(flags(work, 1)).isEqualTo(Flags.of(Flag.SEEN));
        assertThat(flags(work, 2)).isEqualTo(Flags.of(Flag.FLAGGED));
    }

    @Test
    void copiesKeepFlagsAndDates() throws MailException {
        FolderId work = workWith(3);
        store(work, 3, Flag.SEEN, JUNK);
        FolderId target = mail.create(ann, name("Target"), Optional.empty());
        append(name("Target"), "already there");
        CopyResult result = mail.copy(ann, work, UidSet.of(1, 3), name("Target"));
        assertThat(result.sources()).containsExactly(1L, 3L);
        assertThat(result.targets()).containsExactly(2L, 3L);
        assertThat(result.uidValidity())
                .isEqualTo(mail.status(ann, name("Target")).uidValidity());
        assertThat(flags(target, 3)).isEqualTo(Flags.of(Flag.SEEN, JUNK));
        assertThat(octets(target, 3)).contains("message 3");
        assertThat(all(target).get(2).received()).isEqualTo(all(work).get(2).received());
        assertThat(uidsIn(work)).containsExactly(1L, 2L, 3L);
        assertThat(mail.status(ann, name("Target")).keywords().contains(JUNK)).isTrue();
    }

    @Test
    void copyingIntoTheSameFolderDoubles() throws MailException {
        FolderId work = workWith(2);
        mail.copy(ann, work, UidSet.ALL, WORK);
        assertThat(uidsIn(work)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void copyingNothingOrNowhereChangesNothing() throws MailException {
        FolderId work = workWith(1);
        long before = modSeq(WORK);
        assertThat(mail.copy(ann, work, UidSet.of(9), WORK).targets()).isEmpty();
        assertThatThrownBy(() -> mail.copy(ann, work, UidSet.ALL, name("never")))
                .isInstanceOf(MailException.NoSuchFolder.class);
        assertThatThrownBy(() -> mail.move(ann, work, UidSet.ALL, name("never")))
                .isInstanceOf(MailException.NoSuchFolder.class);
        assertThat(modSeq(WORK)).isEqualTo(before);
        assertThat(uidsIn(work)).containsExactly(1L);
    }

    @Test
    void aMovedMessageIsInOnePlace() throws MailException {
        FolderId work = workWith(3);
        FolderId target = mail.create(ann, name("Target"), Optional.empty());
        CopyResult result = mail.move(ann, work, UidSet.of(2, 3), name("Target"));
        assertThat(result.sources()).containsExactly(2L, 3L);
        assertThat(result.targets()).containsExactly(1L, 2L);
        assertThat(result.modSeq()).isEqualTo(modSeq(WORK));
        assertThat(uidsIn(work)).containsExactly(1L);
        assertThat(octets(target, 2)).contains("message 3");
        assertThat(mail.quota(ann).messages()).isEqualTo(3);
    }

    @Test
    void expungeRemovesOnlyWhatIsMarkedDeleted() throws MailException {
        FolderId work = workWith(4);
        store(work, 1, Flag.DELETED);
        store(work, 3, Flag.DELETED);
        ExpungeResult result = mail.expunge(ann, work, UidSet.range(2, 4));
        assertThat(result.expunged()).isEqualTo(UidSet.of(3));
        assertThat(result.modSeq()).isEqualTo(modSeq(WORK));
        assertThat(uidsIn(work)).containsExactly(1L, 2L, 4L);
        assertThat(mail.expunge(ann, work, UidSet.of(2)).modSeq()).isZero();
    }

    @Test
    void removeTakesWhateverTheFlags() throws MailException {
        FolderId work = workWith(3);
        ExpungeResult result = mail.remove(ann, work, UidSet.of(1, 3, 99));
        assertThat(result.expunged()).isEqualTo(UidSet.of(1, 3));
        assertThat(uidsIn(work)).containsExactly(2L);
        assertThat(mail.remove(ann, work, UidSet.of(1)).expunged()).isEqualTo(UidSet.NONE);
    }

    @Test
    void messagesAreFoundByFlagSizeUidAndText() throws MailException {
        FolderId work = workWith(3);
        store(work, 2, Flag.SEEN);
        assertThat(mail.search(ann, work, new SearchCriterion.HasFlag(Flag.SEEN)))
                .isEqualTo(UidSet.of(2));
        assertThat(mail.search(ann, work, new SearchCriterion.Not(new SearchCriterion.HasFlag(Flag.SEEN))))
                .isEqualTo(UidSet.of(1, 3));
        assertThat(mail.search(ann, work, new SearchCriterion.Header("subject", "MESSAGE 3")))
                .isEqualTo(UidSet.of(3));
        assertThat(mail.search(ann, work, new SearchCriterion.Header("X-None", "")))
                .isEqualTo(UidSet.NONE);
        assertThat(mail.search(ann, work, new SearchCriterion.Text("ann@EXAMPLE")))
                .isEqualTo(UidSet.of(1, 2, 3));
        assertThat(mail.search(ann, work, new SearchCriterion.Body("ann@example")))
                .isEqualTo(UidSet.NONE);
        assertThat(mail.search(
                        ann,
                        work,
                        new SearchCriterion.And(List.of(
                                new SearchCriterion.UidIn(UidSet.range(2, 9)),
                                new SearchCriterion.Or(
                                        new SearchCriterion.Body("message 1"),
                                        new SearchCriterion.Body("message 2"))))))
                .isEqualTo(UidSet.of(2));
        assertThat(mail.search(ann, work, new SearchCriterion.LargerThan(10))).isEqualTo(UidSet.of(1, 2, 3));
        assertThat(mail.search(ann, work, new SearchCriterion.SmallerThan(10))).isEqualTo(UidSet.NONE);
        assertThat(mail.search(ann, work, new SearchCriterion.ModSeqFrom(modSeq(WORK))))
                .isEqualTo(UidSet.of(2));
    }

    @Test
    void textsAreFoundAsPeopleReadThem() throws MailException {
        FolderId work = workWith(0);
        String message = "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nDate: Mon, 1 Jan 2024 23:30:00 -0500\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + "U2Now7ZuZXMgV2V0dGVy\r\n";
        Content content = Content.of(message.getBytes(StandardCharsets.US_ASCII));
        mail.append(ann, WORK, List.of(NewMessage.of(content), message("other")));
        assertThat(mail.search(ann, work, new SearchCriterion.Header("Subject", "GR\u00dc\u00dfe")))
                .isEqualTo(UidSet.of(1));
        assertThat(mail.search(ann, work, new SearchCriterion.Body("sch\u00f6nes wetter")))
                .isEqualTo(UidSet.of(1));
        assertThat(mail.search(ann, work, new SearchCriterion.Text("gr\u00fc\u00dfe")))
                .isEqualTo(UidSet.of(1));
        LocalDate newYear = LocalDate.of(2024, 1, 1);
        assertThat(mail.search(ann, work, new SearchCriterion.Sent(newYear, newYear.plusDays(1))))
                .isEqualTo(UidSet.of(1));
        assertThat(mail.search(ann, work, new SearchCriterion.Sent(newYear.plusDays(1), newYear.plusDays(9))))
                .isEqualTo(UidSet.NONE);
    }

    @Test
    void uidsDifferHoweverManyAppendAtOnce() throws Exception {
        FolderId work = workWith(0);
        List<Callable<Long>> appends = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String body = "message " + i;
            appends.add(() -> append(WORK, body));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> each : threads.invokeAll(appends)) {
                each.get();
            }
        }
        assertThat(uidsIn(work)).hasSize(40).doesNotHaveDuplicates().isSorted();
        FolderStatus status = mail.status(ann, WORK);
        assertThat(status.messages()).isEqualTo(40);
        assertThat(status.uidNext()).isGreaterThan(uidsIn(work).getLast());
    }

    @Test
    void quotaCountsAndLimits() throws MailException {
        long size = text("12345").size();
        Identity bob = fixture.account(freshAddress(), PASSWORD, 2 * size);
        mail.append(bob, FolderName.INBOX, List.of(message("12345")));
        assertThat(mail.quota(bob)).isEqualTo(new Quota(size, 2 * size, 1));
        assertThatThrownBy(() -> mail.append(bob, FolderName.INBOX, List.of(message("12345"), message("12345"))))
                .isInstanceOf(MailException.OverQuota.class);
        assertThat(mail.quota(bob).messages()).isEqualTo(1);
        FolderId inbox = mail.status(bob, FolderName.INBOX).id();
        mail.remove(bob, inbox, UidSet.ALL);
        assertThat(mail.quota(bob)).isEqualTo(new Quota(0, 2 * size, 0));
    }
}
