package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.content.StoredContent;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailException.OverQuota;
import org.mailmax.mail.port.MailException.Refused;
import org.mailmax.mail.port.MailException.TryLater;
import org.mailmax.mail.transfer.Receipt;
import org.mailmax.mail.transfer.TransferEnvelope;
import org.mailmax.queue.QueueRecipient;

class MailTransferServiceTest extends DeliveryTest {

    private static final ReversePath FROM_BOB = ReversePath.of(BOB);

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void oneMessageForManyIsStoredOnceAndQueuedWithoutItsReturnPath(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl");
        Optional<Identity> ann = Optional.of(identity("ann"));
        Receipt receipt =
                send(ann, ReversePath.of(at("ann")), "hello", "carl", "x@elsewhere.test", "ann", "y@other.test");
        assertThat(inbox("carl"))
                .isEqualTo(inbox("ann"))
                .singleElement()
                .isEqualTo("Return-Path: <ann@here.test>\r\nSubject: hello\r\n\r\nhello\r\n");
        assertThat(queue()).containsExactly("SUBMISSION x@elsewhere.test", "SUBMISSION y@other.test");
        QueueRecipient waiting = entries().getFirst();
        assertThat(outgoing(waiting)).isEqualTo("Subject: hello\r\n\r\nhello\r\n");
        assertThat(waiting.message().traceId()).isEqualTo(receipt.id());
        assertThat(waiting.message().reversePath()).hasToString("<ann@here.test>");
        assertThat(waiting.state()).isEqualTo(QueueRecipient.State.WAITING);
        assertThat(contents()).isEqualTo(1);
    }

    private long contents() {
        return ejb.inTransaction(em -> em.createQuery("SELECT COUNT(c) FROM StoredContent c", Long.class)
                .getSingleResult());
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsForwardedElsewhereKeepsItsSenderAndSaysWhoForwardedIt(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        forwards("ann", "ann@elsewhere.test");
        set("ann", AccountSettings.INITIAL.withForwarding(true).withStoreMail(false));
        arrive("hello", "ann");
        QueueRecipient waiting = entries().getFirst();
        assertThat(waiting.message().reversePath()).isEqualTo(FROM_BOB);
        String outgoing = outgoing(waiting);
        assertThat(outgoing).isEqualTo("Delivered-To: ann@here.test\r\nSubject: hello\r\n\r\nhello\r\n");

        // It comes back: elsewhere forwards to us.
        arrive(outgoing, "ann");
        assertThat(queue()).hasSize(1);
        assertThat(inbox("ann")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void onlyWhoHasLoggedInIsRelayed(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        for (String form : List.of("x@elsewhere.test", "\"x@elsewhere.test\"@other.test", "x%here.test@other.test")) {
            refuses("5.7.1", () -> transfer().recipient(HOST, STRANGER, FROM_BOB, at(form)));
        }
        for (String form : List.of("x%elsewhere.test", "\"x@elsewhere.test\"@here.test", "elsewhere.test!x")) {
            refuses("5.1.1", () -> transfer().recipient(HOST, STRANGER, FROM_BOB, at(form)));
        }
        refuses("5.7.1", () -> transfer().sender(CLIENT, STRANGER, FROM_BOB, 0));
        TransferEnvelope sneaky =
                new TransferEnvelope(HOST, STRANGER, "x", FROM_BOB, List.of(at("ann"), at("x@elsewhere.test")), false);
        refuses("5.7.1", () -> transfer().accept(sneaky, content("x")));
        assertThat(inbox("ann")).isEmpty();
        assertThat(queue()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void unknownAndDisabledRecipientsAreRefusedAtOnce(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        refuses("5.1.1", () -> transfer().recipient(HOST, STRANGER, FROM_BOB, at("nobody")));
        refuses("5.1.1", () -> transfer().recipient(HOST, STRANGER, FROM_BOB, at("+ann")));
        transfer().recipient(HOST, STRANGER, FROM_BOB, at("ann"));
        set("ann", AccountSettings.INITIAL.withEnabled(false));
        refuses("5.2.1", () -> transfer().recipient(HOST, STRANGER, FROM_BOB, at("ann")));
        set("ann", AccountSettings.INITIAL);
        ejb.get(DomainAdministration.class).enable(OPERATOR, HERE, false);
        refuses("5.2.1", () -> transfer().recipient(HOST, STRANGER, FROM_BOB, at("ann")));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aNewAccountGetsMailAtOnceAndADeletedOneNone(DatabaseKind kind) throws Exception {
        start(kind);
        refuses("5.1.1", () -> transfer().recipient(HOST, STRANGER, FROM_BOB, at("ann")));
        account("ann");
        arrive("hello", "ann");
        assertThat(inbox("ann")).hasSize(1);
        ejb.get(AccountAdministration.class).delete(OPERATOR, at("ann"));
        refuses("5.1.1", () -> transfer().recipient(HOST, STRANGER, FROM_BOB, at("ann")));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsRememberedOfTheDirectoryEndsWithTheNextChange(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        Optional<Identity> ann = Optional.of(identity("ann"));
        refuses("5.7.1", () -> transfer().recipient(HOST, STRANGER, FROM_BOB, at("ann@here.example")));
        ejb.get(DomainAdministration.class).addAlias(OPERATOR, HERE, "here.example");
        transfer().recipient(HOST, STRANGER, FROM_BOB, at("ann@here.example"));
        transfer().sender(CLIENT, ann, ReversePath.of(at("ann@here.example")), 0);
        ejb.get(DomainAdministration.class).deleteAlias(OPERATOR, HERE, new DomainName("here.example"));
        refuses("5.7.1", () -> transfer().recipient(HOST, STRANGER, FROM_BOB, at("ann@here.example")));
        refuses("5.7.1", () -> transfer().sender(CLIENT, ann, ReversePath.of(at("ann@here.example")), 0));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aRecipientDeletedBetweenRcptAndDataIsNotLostSilently(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl");
        transfer().recipient(HOST, STRANGER, FROM_BOB, at("ann"));
        ejb.get(AccountAdministration.class).delete(OPERATOR, at("ann"));
        assertThatThrownBy(() -> transfer().accept(envelope("ann", "carl"), content("x")))
                .isInstanceOf(TryLater.class);
        refuses("5.1.1", () -> transfer().accept(envelope("ann"), content("x")));
        assertThat(inbox("carl")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whoHasLoggedInSendsUnderOwnAddressesOnly(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl");
        alias("ann", "sales");
        alias("ann", "catchrest");
        alias("carl", "ann+carl");
        Optional<Identity> ann = Optional.of(identity("ann"));
        for (String own : List.of("ann", "ANN", "sales", "ann+shop", "sales+x", "catchrest")) {
            transfer().sender(CLIENT, ann, ReversePath.of(at(own)), 0);
        }
        transfer().sender(CLIENT, ann, ReversePath.NULL, 0);
        for (String foreign : List.of("carl", "nobody", "ann+carl", "ann@elsewhere.test", "postmaster")) {
            refuses("5.7.1", () -> transfer().sender(CLIENT, ann, ReversePath.of(at(foreign)), 0));
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void strangersMayNameOnlySendersOfOursThatExist(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        transfer().sender(HOST, STRANGER, ReversePath.NULL, 0);
        transfer().sender(HOST, STRANGER, FROM_BOB, 0);
        transfer().sender(HOST, STRANGER, ReversePath.of(at("ann")), 0);
        refuses("5.1.8", () -> transfer().sender(HOST, STRANGER, ReversePath.of(at("nobody")), 0));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aFullMailboxIsToldAtRcptButAGroupStillGetsItsMail(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl", "all");
        set("ann", AccountSettings.INITIAL.withQuota(10));
        forwards("all", "ann", "carl");
        set("all", AccountSettings.INITIAL.withForwarding(true).withStoreMail(false));
        arrive("fills it", "ann");
        assertThatThrownBy(() -> transfer().recipient(HOST, STRANGER, FROM_BOB, at("ann")))
                .isInstanceOf(OverQuota.class);
        arrive("for all", "all");
        assertThat(inbox("carl")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void largeAndCirclingMessagesAreRefused(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        refuses("5.3.4", () -> transfer().sender(HOST, STRANGER, FROM_BOB, 52_428_801));
        transfer().sender(HOST, STRANGER, FROM_BOB, 52_428_800);
        refuses("5.3.4", () -> transfer().accept(envelope("ann"), new Zeros(52_428_801)));
        refuses("5.4.6", () -> arrive("Received: x\r\n".repeat(101) + "\r\n\r\n", "ann"));
        arrive("Received: x\r\n".repeat(100) + "\r\n\r\n", "ann");
        assertThat(inbox("ann")).hasSize(1);
    }

    private record Zeros(long size) implements Content {
        @Override
        public int read(long position, java.nio.ByteBuffer target) {
            return 0;
        }
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void aFullDiskIsToldBeforeTheMessageComes(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        ejb.set("mailmax.disk.reserve", Long.toString(Long.MAX_VALUE / 2));
        assertThatThrownBy(() -> transfer().sender(HOST, STRANGER, FROM_BOB, 1)).isInstanceOf(TryLater.class);
        assertThatThrownBy(() -> transfer().accept(envelope("ann"), content("x")))
                .isInstanceOf(TryLater.class);
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void aDirectoryOutOfReachIsNeverAnUnknownUser(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        ejb.inTransaction(
                em -> em.createNativeQuery("ALTER TABLE address RENAME TO gone").executeUpdate());
        assertThatThrownBy(() -> transfer().recipient(HOST, STRANGER, FROM_BOB, at("ann")))
                .isInstanceOf(TryLater.class);
        assertThatThrownBy(() -> transfer().accept(envelope("ann"), content("x")))
                .isInstanceOf(TryLater.class);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void oneSenderGetsOneResponseHoweverManyMessagesComeAtOnce(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        set("ann", responding("Away", "Back on Monday."));
        Callable<Receipt> one = () -> arrive(to("ann@here.test", "hi"), "ann");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Receipt> done :
                    threads.invokeAll(Stream.generate(() -> one).limit(40).toList())) {
                done.get();
            }
        }
        arrive(to("ann@here.test", "later"), "ann");
        assertThat(inbox("ann")).hasSize(41);
        assertThat(queue()).containsExactly("RESPONSE bob@elsewhere.test");
        assertThat(entries().getFirst().message().reversePath()).isEqualTo(ReversePath.NULL);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aMarkOlderThanThePeriodAllowsAnotherResponse(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        set("ann", responding("Away", "Back on Monday."));
        arrive(to("ann@here.test", "one"), "ann");
        ejb.inTransaction(em -> em.createQuery("UPDATE ResponseSent r SET r.sentAt = r.sentAt - 604801")
                .executeUpdate());
        arrive(to("ann@here.test", "two"), "ann");
        arrive(to("ann@here.test", "three"), "ann");
        assertThat(queue()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void twoRespondersNeverTalkToEachOther(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl");
        set("ann", responding("Ann is away", "t"));
        set("carl", responding("Carl is away", "t"));
        send(Optional.of(identity("carl")), ReversePath.of(at("carl")), to("ann@here.test", "hi"), "ann");
        assertThat(inbox("ann")).hasSize(1);
        assertThat(inbox("carl")).singleElement().asString().contains("Ann is away");
        assertThat(queue()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void forgedSendersThatDoNotExistHereGetNoResponse(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        set("ann", responding("Away", "t"));
        transfer()
                .accept(
                        new TransferEnvelope(
                                HOST, STRANGER, "x", ReversePath.of(at("nobody")), List.of(at("ann")), false),
                        content(to("ann@here.test", "hi")));
        assertThat(inbox("ann")).hasSize(1);
        assertThat(queue()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void internationalRecipientsElsewhereNeedSmtpUtf8(DatabaseKind kind) throws Exception {
        start(kind, "ann", "jürgen");
        Optional<Identity> ann = Optional.of(identity("ann"));
        send(ann, ReversePath.of(at("ann")), "a", "grüße@elsewhere.test");
        send(ann, ReversePath.of(at("ann")), "b", "plain@elsewhere.test", "JÜRGEN");
        assertThat(entries())
                .extracting(entry -> entry.message().isInternationalised())
                .containsExactly(true, false);
        assertThat(inbox("jürgen")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatADeletedAccountHasSentStillGoesOut(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        send(Optional.of(identity("ann")), ReversePath.of(at("ann")), "last words", "x@elsewhere.test");
        ejb.get(AccountAdministration.class).delete(OPERATOR, at("ann"));
        assertThat(outgoing(entries().getFirst())).contains("last words");
        StoredContent kept = ejb.inTransaction(em ->
                em.find(StoredContent.class, entries().getFirst().message().contentId()));
        assertThat(kept).isNotNull();
    }

    private static TransferEnvelope envelope(String... recipients) {
        List<EmailAddress> to = Stream.of(recipients).map(DeliveryTest::at).toList();
        return new TransferEnvelope(HOST, STRANGER, "client.test", FROM_BOB, to, false);
    }

    private static void refuses(String status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).hasToString(status));
    }

    /// LMTP asks the same questions and gets the same answers.
    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void lmtpIsNoWayAround(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        transfer().recipient(peer(Service.LMTP), STRANGER, FROM_BOB, at("ann"));
        refuses("5.7.1", () -> transfer().recipient(peer(Service.LMTP), STRANGER, FROM_BOB, BOB));
        assertThatThrownBy(() -> transfer().sender(peer(Service.LMTP), STRANGER, FROM_BOB, Long.MAX_VALUE))
                .isInstanceOf(MailException.class);
    }
}
