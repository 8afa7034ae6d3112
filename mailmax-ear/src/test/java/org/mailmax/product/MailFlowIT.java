package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// Mail goes in by SMTP and is read, filed and deleted by IMAP and POP3, with a client nobody here wrote (Angus Mail).
@RunningMailMax
class MailFlowIT {

    private final MailMax mailmax;
    private final String ann;
    private final String bob;

    MailFlowIT(MailMax mailmax) {
        this.mailmax = mailmax;
        String domain = mailmax.createDomain();
        ann = mailmax.createAccount("ann@" + domain);
        bob = mailmax.createAccount("bob@" + domain);
    }

    @Test
    void aMessageGoesFromSubmissionToImapAndIsDeletedByPop3() throws MessagingException, IOException {
        submit("From Ann to Bob");

        try (Store imap = store("imaps", "IMAPS");
                Folder inbox = opened(imap)) {
            assertThat(inbox.getMessageCount()).isOne();
            Message message = inbox.getMessage(1);
            assertThat(message.getSubject()).isEqualTo("Grüße");
            assertThat(message.getContent().toString()).contains("From Ann to Bob");
            assertThat(message.getHeader("Received")).isNotEmpty();
            message.setFlag(Flags.Flag.FLAGGED, true);
        }

        try (Store pop3 = store("pop3s", "POP3S");
                Folder inbox = opened(pop3)) {
            assertThat(inbox.getMessageCount()).isOne();
            assertThat(inbox.getMessage(1).getSubject()).isEqualTo("Grüße");
            inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
        }

        try (Store imap = store("imaps", "IMAPS");
                Folder inbox = opened(imap)) {
            assertThat(inbox.getMessageCount()).isZero();
        }
    }

    @Test
    void startTlsProtectsImapAndPop3Too() throws MessagingException {
        submit("over STARTTLS");
        for (String protocol : new String[] {"imap", "pop3"}) {
            Properties properties = trusting(protocol);
            properties.setProperty("mail." + protocol + ".starttls.enable", "true");
            properties.setProperty("mail." + protocol + ".starttls.required", "true");
            try (Store store = Session.getInstance(properties).getStore(protocol)) {
                store.connect("127.0.0.1", mailmax.port(protocol.toUpperCase()), bob, MailMax.PASSWORD);
                try (Folder inbox = opened(store)) {
                    assertThat(inbox.getMessageCount()).isPositive();
                }
            }
        }
    }

    @Test
    void aWrongPasswordOpensNothing() {
        assertThatThrownBy(() -> Session.getInstance(trusting("imaps"))
                        .getStore("imaps")
                        .connect("127.0.0.1", mailmax.port("IMAPS"), bob, "wrong"))
                .isInstanceOf(jakarta.mail.AuthenticationFailedException.class);
    }

    @Test
    void onlyWhoLoggedInMaySendElsewhere() {
        try (Wire wire = Wire.plain(mailmax.port("SMTP"))) {
            wire.expect("220");
            wire.ask("EHLO client.test", "250");
            wire.ask("MAIL FROM:<someone@elsewhere.test>", "250");
            wire.ask("RCPT TO:<other@elsewhere.test>", "55");
            wire.ask("RCPT TO:<" + bob + ">", "250");
        }
    }

    @Test
    void loginNamesMayBeWrittenWithASlash() throws MessagingException {
        try (Store store = Session.getInstance(trusting("imaps")).getStore("imaps")) {
            store.connect("127.0.0.1", mailmax.port("IMAPS"), bob.replace('@', '/'), MailMax.PASSWORD);
            assertThat(store.isConnected()).isTrue();
        }
    }

    private void submit(String text) throws MessagingException {
        Properties properties = trusting("smtp");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
        properties.setProperty("mail.smtp.auth", "true");
        Session session = Session.getInstance(properties);
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(ann));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(bob));
        message.setSubject("Grüße", "UTF-8");
        message.setText(text, "UTF-8");
        message.saveChanges();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", mailmax.port("SUBMISSION"), ann, MailMax.PASSWORD);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private Store store(String protocol, String port) throws MessagingException {
        Store store = Session.getInstance(trusting(protocol)).getStore(protocol);
        store.connect("127.0.0.1", mailmax.port(port), bob, MailMax.PASSWORD);
        return store;
    }

    private static Folder opened(Store store) throws MessagingException {
        Folder inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_WRITE);
        return inbox;
    }

    private static Properties trusting(String protocol) {
        Properties properties = new Properties();
        properties.setProperty("mail." + protocol + ".ssl.trust", "*");
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "false");
        return properties;
    }
}
