package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.access.FolderService;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.administration.LoginOutcome.Admitted;
import org.mailmax.database.DatabaseKind;
import org.mailmax.deposit.CompanionRecovery;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.harness.Messages;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.message.NewMessage;
import org.mailmax.mail.port.MailAccess;

/// An administrator looks into a mailbox, and its owner sees that.
class LookAdministrationTest extends AdministrationTest {

    private static final String REASON = "Ann asked me to find a letter";

    private Actor.User owner;

    private LookAdministration looks() {
        return ejb.get(LookAdministration.class);
    }

    private Identity mailbox() {
        return new Identity(owner.account(), owner.address());
    }

    private void mailboxWithLetters(DatabaseKind kind, int letters) throws Exception {
        start(kind);
        ejb.bind(MailAccess.class, FolderService.class).bind(CompanionRecovery.class);
        furnish();
        owner = (Actor.User) ((Admitted) login().login("ann@here.test", PASSWORD, Role.POSTMASTER, BROWSER)).actor();
        for (int i = 1; i <= letters; i++) {
            NewMessage letter = NewMessage.of(Messages.text("letter " + i));
            ejb.get(FolderService.class).append(mailbox(), FolderName.INBOX, List.of(letter));
        }
    }

    private FolderStatus inbox() throws Exception {
        return ejb.get(FolderService.class).status(mailbox(), FolderName.INBOX);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsLookedAtIsReadAndWrittenDownAndNothingChanges(DatabaseKind kind) throws Exception {
        mailboxWithLetters(kind, 3);
        Actor postmaster = postmaster(HERE);
        FolderStatus before = inbox();

        Look look = looks().begin(postmaster, ann(), REASON);
        assertThat(looks().folders(postmaster, look)).contains(FolderName.INBOX);
        Page<MessageView> list = looks().messages(postmaster, look, FolderName.INBOX, 0);
        MessageView letter = looks().message(
                        postmaster,
                        look,
                        FolderName.INBOX,
                        list.rows().getFirst().uid());

        assertThat(list.total()).isEqualTo(3);
        assertThat(list.rows()).extracting(MessageView::uid).containsExactly(3L, 2L, 1L);
        assertThat(text(letter)).contains("Subject: letter 3");
        assertThat(inbox()).as("as unread as before").isEqualTo(before);
        assertThat(looks().looks(owner, ann()))
                .extracting(LookEntry::actor, LookEntry::detail)
                .containsExactly(
                        tuple("postmaster@here.test", "message 3 of INBOX"),
                        tuple("postmaster@here.test", "list of INBOX"),
                        tuple("postmaster@here.test", REASON));
        assertThat(audit()).contains("postmaster@here.test: mailbox look ann@here.test");
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void thereIsNoLookWithoutAReasonAndNoneWithTheRightOfAnother(DatabaseKind kind) throws Exception {
        mailboxWithLetters(kind, 1);
        Actor postmaster = postmaster(HERE);

        for (String reason : List.of("", "because", "two\nlines of reasons", "x".repeat(501))) {
            assertThatThrownBy(() -> looks().begin(postmaster, ann(), reason)).isInstanceOf(InvalidValue.class);
        }
        assertThatThrownBy(() -> looks().begin(owner, ann(), REASON)).isInstanceOf(NotAllowed.class);
        Look look = looks().begin(postmaster, ann(), REASON);
        Actor other = postmaster(THERE);
        assertThatThrownBy(() -> looks().messages(other, look, FolderName.INBOX, 0))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> looks().messages(OPERATOR, look, FolderName.INBOX, 0))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> looks().message(postmaster, look, FolderName.INBOX, 99))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> looks().messages(postmaster, look, new FolderName("Nowhere"), 0))
                .isInstanceOf(NotFound.class);
        administrators().delete(OPERATOR, EmailAddress.of("postmaster@here.test"));
        assertThatThrownBy(() -> looks().messages(postmaster, look, FolderName.INBOX, 0))
                .as("no administrator any more")
                .isInstanceOf(NotAllowed.class);
    }

    private static String text(MessageView view) throws Exception {
        ByteBuffer octets = ByteBuffer.allocate((int) view.size());
        view.content().orElseThrow().read(0, octets);
        return new String(octets.array(), StandardCharsets.US_ASCII);
    }
}
