package org.mailmax.mail.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.mail.transfer.TransferEnvelope;

/// Taking mail over and delivering it to local mailboxes.
public abstract class MailTransferContract extends ContractTest {

    private static final ReversePath STRANGER = ReversePath.of(EmailAddress.of("stranger@elsewhere.test"));
    private static final EmailAddress ELSEWHERE = EmailAddress.of("somebody@elsewhere.test");
    private static final Peer HOST = new Peer(Service.SMTP, PEER.remote(), false);
    private static final Optional<Identity> NOBODY = Optional.empty();

    private MailTransfer transfer;

    @BeforeEach
    void takeTransfer() {
        transfer = fixture.transfer();
    }

    @Test
    void anAcceptedMessageIsInTheMailboxAtOnce() throws MailException {
        transfer.sender(HOST, NOBODY, STRANGER, 0);
        transfer.recipient(HOST, NOBODY, STRANGER, ann.address());
        assertThat(transfer.accept(envelope(STRANGER, ann.address()), text("hello"))
                        .id())
                .isNotBlank();
        assertThat(inbox(ann)).singleElement().asString().endsWith("\r\n\r\nhello\r\n");
        assertThat(inbox(ann).getFirst()).startsWith("Return-Path: <stranger@elsewhere.test>\r\n");
    }

    @Test
    void aDeliveredMessageIsUnseen() throws MailException {
        transfer.accept(envelope(STRANGER, ann.address()), text("hello"));
        MessageView view = mail.fetch(ann, mail.status(ann, FolderName.INBOX).id(), UidSet.ALL, Set.of())
                .getFirst();
        assertThat(view.flags()).isEqualTo(Flags.NONE);
    }

    @Test
    void theSizeOfAMessageIsThatOfItsOctets() throws MailException {
        transfer.accept(envelope(STRANGER, ann.address()), text("hello"));
        MessageView view = mail.fetch(
                        ann, mail.status(ann, FolderName.INBOX).id(), UidSet.ALL, Set.of(FetchPart.CONTENT))
                .getFirst();
        assertThat(view.size()).isEqualTo(view.content().orElseThrow().size());
    }

    @Test
    void aliasesLeadToTheirAccount() throws MailException {
        EmailAddress sales = freshAddress();
        fixture.alias(sales, ann.address());
        transfer.recipient(HOST, NOBODY, STRANGER, sales);
        transfer.accept(envelope(STRANGER, sales), text("hello"));
        assertThat(inbox(ann)).hasSize(1);
    }

    @Test
    void anAccountAndItsAliasGetOneCopyTogether() throws MailException {
        EmailAddress sales = freshAddress();
        fixture.alias(sales, ann.address());
        transfer.accept(envelope(STRANGER, sales, ann.address()), text("hello"));
        assertThat(inbox(ann)).hasSize(1);
    }

    @Test
    void everyRecipientGetsACopy() throws MailException {
        Identity bob = account();
        transfer.accept(envelope(STRANGER, ann.address(), bob.address()), text("hello"));
        assertThat(inbox(ann)).hasSize(1);
        assertThat(inbox(bob)).hasSize(1);
    }

    @Test
    void addressesAreComparedWithoutCase() throws MailException {
        EmailAddress shouted = EmailAddress.of(ann.address().toString().toUpperCase(Locale.ROOT));
        transfer.recipient(HOST, NOBODY, STRANGER, shouted);
        transfer.accept(envelope(STRANGER, shouted), text("hello"));
        assertThat(inbox(ann)).hasSize(1);
    }

    @Test
    void whatFollowsAPlusIsTheRecipientsOwnAffair() throws MailException {
        EmailAddress detailed = EmailAddress.of(
                ann.address().localPart() + "+shop@" + ann.address().domain());
        transfer.recipient(HOST, NOBODY, STRANGER, detailed);
        transfer.accept(envelope(STRANGER, detailed), text("hello"));
        assertThat(inbox(ann)).hasSize(1);
    }

    @Test
    void anUnknownLocalUserIsRefusedForGood() {
        assertThatThrownBy(() -> transfer.recipient(HOST, NOBODY, STRANGER, freshAddress()))
                .isInstanceOfSatisfying(
                        MailException.Refused.class,
                        refused -> assertThat(refused.status().toString()).isEqualTo("5.1.1"));
    }

    @Test
    void strangersAreNotRelayed() {
        assertThatThrownBy(() -> transfer.recipient(HOST, NOBODY, STRANGER, ELSEWHERE))
                .isInstanceOfSatisfying(
                        MailException.Refused.class,
                        refused -> assertThat(refused.status().toString()).startsWith("5.7."));
    }

    @Test
    void ourOwnUsersAreRelayed() throws MailException {
        ReversePath self = ReversePath.of(ann.address());
        transfer.sender(HOST, Optional.of(ann), self, 100);
        transfer.recipient(HOST, Optional.of(ann), self, ELSEWHERE);
        TransferEnvelope envelope = new TransferEnvelope(
                HOST, Optional.of(ann), "client.test", self, List.of(ELSEWHERE, ann.address()), false);
        transfer.accept(envelope, text("hello"));
        assertThat(inbox(ann)).hasSize(1);
    }

    @Test
    void nobodySendsInTheNameOfAnother() {
        Identity bob = account();
        assertThatThrownBy(() -> transfer.sender(HOST, Optional.of(ann), ReversePath.of(bob.address()), 0))
                .isInstanceOf(MailException.Refused.class);
    }

    @Test
    void reportsHaveNoSenderAndAreTaken() throws MailException {
        transfer.sender(HOST, NOBODY, ReversePath.NULL, 0);
        transfer.recipient(HOST, NOBODY, ReversePath.NULL, ann.address());
        transfer.accept(envelope(ReversePath.NULL, ann.address()), text("failed"));
        assertThat(inbox(ann)).singleElement().asString().startsWith("Return-Path: <>\r\n");
    }

    @Test
    void aFullMailboxIsToldBeforeTheMessageComes() throws MailException {
        Identity bob = fixture.account(freshAddress(), PASSWORD, text("12345").size());
        mail.append(bob, FolderName.INBOX, List.of(message("12345")));
        assertThatThrownBy(() -> transfer.recipient(HOST, NOBODY, STRANGER, bob.address()))
                .isInstanceOf(MailException.OverQuota.class);
    }

    private static TransferEnvelope envelope(ReversePath from, EmailAddress... to) {
        return new TransferEnvelope(HOST, NOBODY, "client.test", from, List.of(to), false);
    }

    private List<String> inbox(Identity who) throws MailException {
        return mail.fetch(who, mail.status(who, FolderName.INBOX).id(), UidSet.ALL, Set.of(FetchPart.CONTENT)).stream()
                .map(view -> new String(view.content().orElseThrow().toByteArray(), StandardCharsets.UTF_8))
                .toList();
    }
}
