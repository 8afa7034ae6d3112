package org.mailmax.mail.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderInfo;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;

/// Accounts and their folders.
public abstract class FolderContract extends ContractTest {

    @Test
    void theRightPasswordOpensTheAccount() throws MailException {
        String address = ann.address().toString();
        assertThat(mail.authenticate(new Credentials.Password(address, PASSWORD), PEER))
                .isEqualTo(ann);
        assertThat(mail.authenticate(new Credentials.Password(address.replace('@', '/'), PASSWORD), PEER))
                .isEqualTo(ann);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameFailAlike() {
        Credentials wrong = new Credentials.Password(ann.address().toString(), "wrong");
        Credentials unknown = new Credentials.Password(freshAddress().toString(), PASSWORD);
        assertThatThrownBy(() -> mail.authenticate(wrong, PEER)).isInstanceOf(MailException.AuthenticationFailed.class);
        assertThatThrownBy(() -> mail.authenticate(unknown, PEER))
                .isInstanceOf(MailException.AuthenticationFailed.class);
    }

    @Test
    void anAccountHasAnInboxFromTheStart() throws MailException {
        assertThat(mail.folders(ann).getFirst().name()).isEqualTo(FolderName.INBOX);
        FolderStatus inbox = mail.status(ann, name("inbox"));
        assertThat(inbox.messages()).isZero();
        assertThat(inbox.uidNext()).isEqualTo(1);
        assertThat(inbox.uidValidity()).isPositive();
        assertThat(inbox.highestModSeq()).isPositive();
    }

    @Test
    void foldersAreListedByName() throws MailException {
        mail.create(ann, name("b"), Optional.empty());
        mail.create(ann, name("a/c"), Optional.empty());
        List<FolderName> names =
                mail.folders(ann).stream().map(FolderInfo::name).toList();
        assertThat(names).containsSubsequence(FolderName.INBOX, name("a"), name("a/c"), name("b"));
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void creatingMakesTheFoldersAbove() throws MailException {
        mail.create(ann, name("x/y/z"), Optional.empty());
        assertThat(mail.status(ann, name("x/y")).messages()).isZero();
        assertThat(mail.status(ann, name("x")).messages()).isZero();
    }

    @Test
    void aFolderIsCreatedOnce() throws MailException {
        mail.create(ann, WORK, Optional.empty());
        assertThatThrownBy(() -> mail.create(ann, WORK, Optional.empty()))
                .isInstanceOf(MailException.FolderExists.class);
        assertThatThrownBy(() -> mail.create(ann, name("Inbox"), Optional.empty()))
                .isInstanceOf(MailException.FolderExists.class);
    }

    @Test
    void aSpecialUseBelongsToOneFolder() throws MailException {
        for (FolderInfo folder : mail.folders(ann)) {
            if (folder.specialUse().equals(Optional.of(SpecialUse.JUNK))) {
                mail.delete(ann, folder.name());
            }
        }
        mail.create(ann, WORK, Optional.of(SpecialUse.JUNK));
        assertThat(mail.folders(ann)).anySatisfy(folder -> {
            assertThat(folder.name()).isEqualTo(WORK);
            assertThat(folder.specialUse()).contains(SpecialUse.JUNK);
        });
        assertThatThrownBy(() -> mail.create(ann, name("More"), Optional.of(SpecialUse.JUNK)))
                .isInstanceOf(MailException.CannotDo.class);
    }

    @Test
    void aDeletedFolderIsGone() throws MailException {
        FolderId work = workWith(2);
        mail.delete(ann, WORK);
        assertThatThrownBy(() -> mail.status(ann, WORK)).isInstanceOf(MailException.NoSuchFolder.class);
        assertThatThrownBy(() -> mail.fetch(ann, work, UidSet.ALL, Set.of()))
                .isInstanceOf(MailException.NoSuchFolder.class);
        assertThat(mail.quota(ann).messages()).isZero();
    }

    @Test
    void whatCannotBeDeletedStays() throws MailException {
        mail.create(ann, name("a/b"), Optional.empty());
        assertThatThrownBy(() -> mail.delete(ann, name("a"))).isInstanceOf(MailException.CannotDo.class);
        assertThatThrownBy(() -> mail.delete(ann, FolderName.INBOX)).isInstanceOf(MailException.CannotDo.class);
        assertThatThrownBy(() -> mail.delete(ann, name("never"))).isInstanceOf(MailException.NoSuchFolder.class);
        assertThat(mail.status(ann, name("a")).messages()).isZero();
    }

    @Test
    void aFolderMadeAgainIsAnother() throws MailException {
        mail.create(ann, WORK, Optional.empty());
        FolderStatus before = mail.status(ann, WORK);
        mail.delete(ann, WORK);
        mail.create(ann, WORK, Optional.empty());
        FolderStatus after = mail.status(ann, WORK);
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.uidValidity()).isGreaterThan(before.uidValidity());
    }

    @Test
    void renamingKeepsMessagesAndKeys() throws MailException {
        FolderId work = workWith(2);
        mail.create(ann, name("Work/sub"), Optional.empty());
        FolderStatus before = mail.status(ann, WORK);
        mail.rename(ann, WORK, name("Old/Work"));
        FolderStatus after = mail.status(ann, name("Old/Work"));
        assertThat(after.id()).isEqualTo(work);
        assertThat(after.uidValidity()).isEqualTo(before.uidValidity());
        assertThat(uidsIn(work)).containsExactly(1L, 2L);
        assertThat(mail.status(ann, name("Old/Work/sub")).messages()).isZero();
        assertThatThrownBy(() -> mail.status(ann, WORK)).isInstanceOf(MailException.NoSuchFolder.class);
    }

    @Test
    void renamingAFolderDoesNotTouchNamesThatOnlyBeginAlike() throws MailException {
        mail.create(ann, WORK, Optional.empty());
        mail.create(ann, name("Workshop"), Optional.empty());
        mail.rename(ann, WORK, name("Play"));
        assertThat(mail.status(ann, name("Workshop")).messages()).isZero();
    }

    @Test
    void whatCannotBeRenamedStays() throws MailException {
        mail.create(ann, WORK, Optional.empty());
        assertThatThrownBy(() -> mail.rename(ann, name("never"), name("x")))
                .isInstanceOf(MailException.NoSuchFolder.class);
        assertThatThrownBy(() -> mail.rename(ann, WORK, FolderName.INBOX))
                .isInstanceOf(MailException.FolderExists.class);
        assertThatThrownBy(() -> mail.rename(ann, WORK, name("Work/x"))).isInstanceOf(MailException.CannotDo.class);
        assertThat(mail.status(ann, WORK).messages()).isZero();
    }

    @Test
    void renamingTheInboxMovesItsMessages() throws MailException {
        append(FolderName.INBOX, "one", Flag.SEEN);
        append(FolderName.INBOX, "two");
        FolderStatus before = mail.status(ann, FolderName.INBOX);
        mail.rename(ann, FolderName.INBOX, name("Archive 2026"));
        FolderStatus inbox = mail.status(ann, FolderName.INBOX);
        FolderStatus archive = mail.status(ann, name("Archive 2026"));
        assertThat(inbox.id()).isEqualTo(before.id());
        assertThat(inbox.messages()).isZero();
        assertThat(inbox.uidNext()).isGreaterThanOrEqualTo(before.uidNext());
        assertThat(archive.messages()).isEqualTo(2);
        assertThat(archive.unseen()).isEqualTo(1);
    }

    @Test
    void subscriptionsAreNamesAndMayNameNothing() throws MailException {
        List<FolderName> before = subscribed();
        mail.create(ann, WORK, Optional.empty());
        mail.subscribe(ann, WORK, true);
        mail.subscribe(ann, name("never"), true);
        mail.delete(ann, WORK);
        assertThat(subscribed())
                .containsAll(before)
                .contains(WORK, name("never"))
                .hasSize(before.size() + 2);
        assertThat(mail.folders(ann))
                .filteredOn(folder -> folder.id().isEmpty())
                .extracting(FolderInfo::name)
                .containsExactlyInAnyOrder(WORK, name("never"));
        mail.subscribe(ann, WORK, false);
        mail.subscribe(ann, name("never"), false);
        mail.subscribe(ann, name("never"), false);
        assertThat(subscribed()).isEqualTo(before);
    }

    private List<FolderName> subscribed() throws MailException {
        return mail.folders(ann).stream()
                .filter(FolderInfo::subscribed)
                .map(FolderInfo::name)
                .toList();
    }

    @Test
    void othersFoldersDoNotExist() throws MailException {
        FolderId work = workWith(1);
        Identity bob = account();
        assertThatThrownBy(() -> mail.status(bob, WORK)).isInstanceOf(MailException.NoSuchFolder.class);
        assertThatThrownBy(() -> mail.fetch(bob, work, UidSet.ALL, Set.of()))
                .isInstanceOf(MailException.NoSuchFolder.class);
        assertThatThrownBy(() -> mail.remove(bob, work, UidSet.ALL)).isInstanceOf(MailException.NoSuchFolder.class);
        assertThatThrownBy(() -> mail.expunge(bob, work, UidSet.ALL)).isInstanceOf(MailException.NoSuchFolder.class);
        assertThatThrownBy(() -> mail.changes(bob, work, 1)).isInstanceOf(MailException.NoSuchFolder.class);
        assertThatThrownBy(() -> mail.uids(bob, work, 1)).isInstanceOf(MailException.NoSuchFolder.class);
        assertThatThrownBy(() -> mail.copy(bob, work, UidSet.ALL, FolderName.INBOX))
                .isInstanceOf(MailException.NoSuchFolder.class);
        assertThatThrownBy(() -> mail.move(bob, work, UidSet.ALL, FolderName.INBOX))
                .isInstanceOf(MailException.NoSuchFolder.class);
        assertThat(uidsIn(work)).containsExactly(1L);
    }
}
