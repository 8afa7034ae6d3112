package org.mailmax.mail.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.folder.CopyResult;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderInfo;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderObserver;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.folder.OpenFolder;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;

/// Mailboxes that several people use.
public abstract class SharedContract extends ContractTest {

    private Identity sales;
    private FolderName inbox;

    @BeforeEach
    void share() throws MailException {
        sales = account();
        inbox = in("INBOX");
        mail.append(sales, FolderName.INBOX, List.of(message("order")));
    }

    private FolderName in(String folder) {
        return name("Shared/" + sales.address() + "/" + folder);
    }

    private FolderId inboxId() throws MailException {
        return mail.status(ann, inbox).id();
    }

    private List<FolderName> names() throws MailException {
        return mail.folders(ann).stream().map(FolderInfo::name).toList();
    }

    private static void refused(ThrowingCallable what) {
        assertThatThrownBy(what).isInstanceOf(MailException.NotPermitted.class);
    }

    private static void unknown(ThrowingCallable what) {
        assertThatThrownBy(what).isInstanceOf(MailException.NoSuchFolder.class);
    }

    @Test
    void whoIsNoMemberSeesNothing() throws MailException {
        FolderId folder = mail.status(sales, FolderName.INBOX).id();
        assertThat(names()).noneMatch(FolderName::isShared);
        unknown(() -> mail.open(ann, inbox, FolderObserver.NOBODY));
        unknown(() -> mail.status(ann, inbox));
        unknown(() -> mail.fetch(ann, folder, UidSet.ALL, Set.of()));
        unknown(() -> mail.append(ann, inbox, List.of(message("spy"))));
        unknown(() -> mail.quota(ann, inbox));
    }

    @Test
    void aMemberSeesItBesideTheOwnFolders() throws MailException {
        fixture.share(sales, ann, MailboxRight.READ);
        assertThat(names())
                .startsWith(FolderName.INBOX)
                .containsSubsequence(FolderName.SHARED, name("Shared/" + sales.address()), inbox)
                .contains(in("Trash"), name("Trash"));
        FolderInfo trash = mail.folders(ann).stream()
                .filter(folder -> folder.name().equals(in("Trash")))
                .findFirst()
                .orElseThrow();
        assertThat(trash.specialUse()).isEmpty();
        assertThat(trash.right()).isEqualTo(MailboxRight.READ);
        assertThat(mail.status(ann, inbox).messages()).isEqualTo(1);
        assertThat(mail.status(ann, in("inbox")).name()).isEqualTo(inbox);
        assertThat(mail.folders(sales)).noneMatch(folder -> folder.name().isShared());
    }

    @Test
    void whoMayReadChangesNothing() throws MailException {
        fixture.share(sales, ann, MailboxRight.READ);
        FolderId folder = inboxId();
        try (OpenFolder open = mail.open(ann, inbox, FolderObserver.NOBODY)) {
            assertThat(open.right()).isEqualTo(MailboxRight.READ);
        }
        assertThat(all(folder)).hasSize(1);
        refused(() -> store(folder, 1, Flag.SEEN));
        refused(() -> mail.append(ann, inbox, List.of(message("more"))));
        refused(() -> mail.expunge(ann, folder, UidSet.ALL));
        refused(() -> mail.remove(ann, folder, UidSet.ALL));
        refused(() -> mail.move(ann, folder, UidSet.ALL, FolderName.INBOX));
        refused(() -> mail.create(ann, in("New"), Optional.empty()));
        refused(() -> mail.delete(ann, in("Drafts")));
        refused(() -> mail.rename(ann, in("Drafts"), in("Other")));
        FolderId own = workWith(1);
        refused(() -> mail.copy(ann, own, UidSet.ALL, inbox));
        refused(() -> mail.move(ann, own, UidSet.ALL, inbox));
        assertThat(mail.copy(ann, folder, UidSet.ALL, WORK).targets()).hasSize(1);
        assertThat(mail.status(sales, FolderName.INBOX).unseen()).isEqualTo(1);
    }

    @Test
    void whoMayWriteChangesWhatAllSee() throws MailException {
        fixture.share(sales, ann, MailboxRight.WRITE);
        store(inboxId(), 1, Flag.SEEN);
        assertThat(mail.status(sales, FolderName.INBOX).unseen()).isZero();
        mail.append(ann, inbox, List.of(message("more")));
        assertThat(mail.status(sales, FolderName.INBOX).messages()).isEqualTo(2);
        mail.create(ann, in("Work/Done"), Optional.empty());
        mail.rename(ann, in("Work"), in("Play"));
        assertThat(mail.status(sales, name("Play/Done")).messages()).isZero();
        mail.delete(ann, in("Play/Done"));
        unknown(() -> mail.status(sales, name("Play/Done")));
    }

    @Test
    void messagesMoveBetweenMailboxesWithWhatTheyWeigh() throws MailException {
        fixture.share(sales, ann, MailboxRight.WRITE);
        long size = mail.quota(sales).used();
        assertThat(mail.quota(ann, inbox)).isEqualTo(mail.quota(sales));
        CopyResult moved = mail.move(ann, inboxId(), UidSet.ALL, FolderName.INBOX);
        assertThat(moved.targets()).hasSize(1);
        assertThat(mail.quota(sales).used()).isZero();
        assertThat(mail.quota(sales).messages()).isZero();
        assertThat(mail.quota(ann).used()).isEqualTo(size);
        assertThat(mail.quota(ann).messages()).isEqualTo(1);
    }

    @Test
    void theQuotaOfTheMailboxCounts() throws MailException {
        Identity small = fixture.account(freshAddress(), PASSWORD, 10);
        fixture.share(small, ann, MailboxRight.WRITE);
        FolderName there = name("Shared/" + small.address() + "/INBOX");
        FolderId own = workWith(1);
        assertThatThrownBy(() -> mail.append(ann, there, List.of(message("big"))))
                .isInstanceOf(MailException.OverQuota.class);
        assertThatThrownBy(() -> mail.copy(ann, own, UidSet.ALL, there)).isInstanceOf(MailException.OverQuota.class);
        assertThatThrownBy(() -> mail.move(ann, own, UidSet.ALL, there)).isInstanceOf(MailException.OverQuota.class);
        assertThat(all(own)).hasSize(1);
        assertThat(mail.quota(small).used()).isZero();
    }

    @Test
    void foldersStayInTheirMailbox() throws MailException {
        fixture.share(sales, ann, MailboxRight.WRITE);
        mail.create(ann, WORK, Optional.empty());
        for (FolderName target : List.of(in("Work"), FolderName.SHARED, name("Shared/nobody@here.test/Work"))) {
            assertThatThrownBy(() -> mail.rename(ann, WORK, target)).isInstanceOf(MailException.CannotDo.class);
        }
        assertThatThrownBy(() -> mail.rename(ann, in("Drafts"), name("Mine")))
                .isInstanceOf(MailException.CannotDo.class);
        assertThatThrownBy(() -> mail.create(ann, FolderName.SHARED, Optional.empty()))
                .isInstanceOf(MailException.CannotDo.class);
        assertThatThrownBy(() -> mail.create(ann, name("Shared/mine"), Optional.empty()))
                .isInstanceOf(MailException.CannotDo.class);
    }

    @Test
    void eachMemberHasOwnSubscriptions() throws MailException {
        fixture.share(sales, ann, MailboxRight.READ);
        mail.subscribe(ann, in("Sent"), true);
        assertThat(mail.folders(ann)).anyMatch(folder -> folder.name().equals(in("Sent")) && folder.subscribed());
        mail.subscribe(ann, in("Sent"), false);
        assertThat(mail.folders(ann)).noneMatch(folder -> folder.name().equals(in("Sent")) && folder.subscribed());
    }

    @Test
    void membersHearOfEachOther() throws MailException {
        Identity bob = account();
        fixture.share(sales, ann, MailboxRight.READ);
        fixture.share(sales, bob, MailboxRight.WRITE);
        List<String> heard = new ArrayList<>();
        try (OpenFolder open = mail.open(ann, inbox, () -> heard.add("news"))) {
            mail.store(bob, inboxId(), UidSet.ALL, FlagUpdate.add(Flag.FLAGGED), OptionalLong.empty());
            assertThat(heard).isNotEmpty();
            assertThat(mail.changes(ann, open.status().id(), open.status().highestModSeq())
                            .flagged())
                    .hasSize(1);
        }
    }

    @Test
    void whoIsRemovedIsOutAtOnce() throws MailException {
        fixture.share(sales, ann, MailboxRight.WRITE);
        List<String> heard = new ArrayList<>();
        try (OpenFolder open = mail.open(ann, inbox, () -> heard.add("news"))) {
            FolderId folder = open.status().id();
            store(folder, 1, Flag.SEEN);
            fixture.share(sales, ann, MailboxRight.READ);
            refused(() -> store(folder, 1, Flag.FLAGGED));
            heard.clear();
            fixture.unshare(sales, ann);
            assertThat(heard).isNotEmpty();
            unknown(() -> mail.changes(ann, folder, 1));
            unknown(() -> mail.fetch(ann, folder, UidSet.ALL, Set.of()));
            unknown(() -> store(folder, 1, Flag.FLAGGED));
        }
        assertThat(mail.folders(ann))
                .noneMatch(shared -> shared.name().isShared() && shared.id().isPresent());
    }
}
