package org.mailmax.delivery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AliasAdministration;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.administration.ForwardAdministration;
import org.mailmax.administration.NewAccount;
import org.mailmax.content.ContentStore;
import org.mailmax.content.StoredContent;
import org.mailmax.database.DatabaseKind;
import org.mailmax.deposit.CompanionRecovery;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.ResponderSettings;
import org.mailmax.directory.TestPasswords;
import org.mailmax.folder.FolderCatalog;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.mail.transfer.Receipt;
import org.mailmax.mail.transfer.TransferEnvelope;
import org.mailmax.queue.Queue;
import org.mailmax.queue.QueueRecipient;

/// The words in which the tests of delivery are written: the domain `here.test`, mail that arrives, and what is then in
/// the mailboxes and the queue.
abstract class DeliveryTest {

    static final Actor OPERATOR = new Actor.Operator();
    static final DomainName HERE = new DomainName("here.test");
    static final Optional<Identity> STRANGER = Optional.empty();
    static final EmailAddress BOB = EmailAddress.of("bob@elsewhere.test");
    static final Peer HOST = peer(Service.SMTP);
    static final Peer CLIENT = peer(Service.SUBMISSION);

    @TempDir
    Path home;

    EjbHarness ejb;

    void start(DatabaseKind kind, String... mailboxes) throws Exception {
        ejb = EjbHarness.start(TestDatabase.of(kind), home)
                .bind(CompanionRecovery.class, DeliveryRecovery.class)
                .set("mailmax.disk.reserve", "0");
        TestPasswords.cheap(ejb);
        ejb.get(DomainAdministration.class).add(OPERATOR, HERE.name());
        for (String name : mailboxes) {
            account(name);
        }
    }

    @AfterEach
    void stop() {
        ejb.close();
    }

    static Peer peer(Service service) {
        return new Peer(service, new InetSocketAddress(InetAddress.getLoopbackAddress(), 40000), true);
    }

    static EmailAddress at(String name) {
        return name.contains("@") ? EmailAddress.of(name) : new EmailAddress(name, HERE);
    }

    Identity account(String name) throws AdministrationException {
        EmailAddress address =
                ejb.get(AccountAdministration.class).add(OPERATOR, new NewAccount(HERE, name, "correct horse", 0));
        return new Identity(accountId(address), address);
    }

    private AccountId accountId(EmailAddress address) throws AdministrationException {
        return ejb.get(AccountAdministration.class)
                .show(OPERATOR, address)
                .summary()
                .id();
    }

    Identity identity(String name) throws AdministrationException {
        return new Identity(accountId(at(name)), at(name));
    }

    void alias(String account, String alias) throws AdministrationException {
        ejb.get(AliasAdministration.class).add(OPERATOR, at(account), alias);
    }

    void forwards(String account, String... targets) throws AdministrationException {
        for (String target : targets) {
            ejb.get(ForwardAdministration.class)
                    .add(OPERATOR, at(account), at(target).toString());
        }
    }

    void set(String account, AccountSettings settings) throws AdministrationException {
        ejb.get(AccountAdministration.class).configure(OPERATOR, at(account), settings);
    }

    static AccountSettings responding(String subject, String text) {
        return AccountSettings.INITIAL.withResponder(new ResponderSettings(true, subject, text));
    }

    MailTransfer transfer() {
        return ejb.get(MailTransferService.class);
    }

    /// Mail from bob elsewhere, recipient by recipient as SMTP asks.
    Receipt arrive(String text, String... recipients) throws MailException {
        return send(STRANGER, ReversePath.of(BOB), text, recipients);
    }

    Receipt send(Optional<Identity> submitter, ReversePath from, String text, String... recipients)
            throws MailException {
        Peer peer = submitter.isPresent() ? CLIENT : HOST;
        List<EmailAddress> to = Arrays.stream(recipients).map(DeliveryTest::at).toList();
        Content content = content(text);
        transfer().sender(peer, submitter, from, content.size());
        for (EmailAddress recipient : to) {
            transfer().recipient(peer, submitter, from, recipient);
        }
        return transfer().accept(new TransferEnvelope(peer, submitter, "client.test", from, to, false), content);
    }

    static Content content(String text) {
        String message = text.contains("\r\n\r\n") ? text : "Subject: " + text + "\r\n\r\n" + text + "\r\n";
        return Content.of(message.getBytes(StandardCharsets.UTF_8));
    }

    static String to(String recipients, String subject) {
        return "To: " + recipients + "\r\nSubject: " + subject + "\r\nMessage-ID: <" + subject + "@x>\r\n\r\ntext\r\n";
    }

    /// The messages in the INBOX, as they are stored.
    List<String> inbox(String name) throws Exception {
        FolderId inbox = ejb.get(FolderCatalog.class).inbox(accountId(at(name)));
        List<StoredContent> contents = ejb.inTransaction(em -> em.createQuery(
                        "SELECT c FROM Message m, StoredContent c WHERE m.key.folderId = :folder AND c.id = m.contentId"
                                + " ORDER BY m.key.uid",
                        StoredContent.class)
                .setParameter("folder", inbox.value())
                .getResultList());
        return contents.stream().map(this::text).toList();
    }

    String text(StoredContent content) {
        byte[] octets = ejb.get(ContentStore.class).content(content.location()).toByteArray();
        return new String(octets, StandardCharsets.UTF_8);
    }

    /// Who waits in the queue, with the reason.
    List<String> queue() {
        return entries().stream()
                .map(entry -> entry.message().origin() + " " + entry.address())
                .toList();
    }

    List<QueueRecipient> entries() {
        return ejb.get(Queue.class).list(0, 100);
    }

    /// What the next host would get.
    String outgoing(QueueRecipient entry) {
        StoredContent content = ejb.inTransaction(
                em -> em.find(StoredContent.class, entry.message().contentId()));
        String stored = text(content);
        return entry.message().prepend() + stored.substring(entry.message().skipOctets());
    }
}
