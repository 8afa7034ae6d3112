package org.mailmax.web.webmail.compose;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.mailmax.web.webmail.message.ShownText;

/// Writes a message in the form of the Internet (RFC 5322, RFC 2045).
final class MessageBuilder {

    private static final String UTF_8 = "UTF-8";

    private final Outgoing outgoing;
    private final String messageId;
    private final Instant date;

    MessageBuilder(Outgoing outgoing) {
        this.outgoing = outgoing;
        this.messageId = "<" + UUID.randomUUID() + "@" + outgoing.from().domain() + ">";
        this.date = Instant.now();
    }

    /// The message as the recipients get it: nobody sees `Bcc:` (RFC 5322 §3.6.3).
    SpooledMessage forRecipients() throws IOException {
        return write(false);
    }

    /// The message as its author keeps it.
    SpooledMessage forAuthor() throws IOException {
        return write(true);
    }

    /// @throws IllegalArgumentException when a text would add header fields of its own
    private SpooledMessage write(boolean withBcc) throws IOException {
        Path file = Files.createTempFile("mailmax-message", null);
        try {
            write(withBcc, file);
            return new SpooledMessage(file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void write(boolean withBcc, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            message(withBcc).writeTo(out);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private MimeMessage message(boolean withBcc) throws MessagingException, UnsupportedEncodingException {
        requireHarmless(outgoing.subject());
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", Boolean.toString(outgoing.internationalised()));
        MimeMessage message = new FixedIdMessage(Session.getInstance(properties), messageId);
        message.setFrom(new Recipient("", outgoing.from()).toHeader());
        message.setRecipients(RecipientType.TO, headers(outgoing.to()));
        message.setRecipients(RecipientType.CC, headers(outgoing.cc()));
        if (withBcc) {
            message.setRecipients(RecipientType.BCC, headers(outgoing.bcc()));
        }
        message.setSubject(outgoing.subject(), UTF_8);
        message.setSentDate(Date.from(date));
        answer(message);
        body(message);
        message.saveChanges();
        return message;
    }

    private void answer(MimeMessage message) throws MessagingException {
        List<String> ids = outgoing.answers();
        if (!ids.isEmpty()) {
            message.setHeader("In-Reply-To", ids.getLast());
            message.setHeader("References", MimeUtility.fold(12, String.join(" ", ids)));
        }
    }

    private void body(MimeMessage message) throws MessagingException, UnsupportedEncodingException {
        String text = outgoing.text().replaceAll("\\R", "\r\n");
        if (outgoing.attachments().isEmpty()) {
            message.setText(text, UTF_8);
            return;
        }
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, UTF_8);
        MimeMultipart mixed = new MimeMultipart(words);
        for (Attachment attachment : outgoing.attachments()) {
            mixed.addBodyPart(part(attachment));
        }
        message.setContent(mixed);
    }

    private static MimeBodyPart part(Attachment attachment) throws MessagingException {
        requireHarmless(attachment.name());
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new FileDataSource(attachment.file().toFile())));
        part.setFileName(attachment.name());
        part.setHeader("Content-Type", part.getContentType());
        part.setDisposition(MimeBodyPart.ATTACHMENT);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static InternetAddress[] headers(List<Recipient> recipients) {
        recipients.forEach(recipient -> requireHarmless(recipient.name()));
        return recipients.stream().map(Recipient::toHeader).toArray(InternetAddress[]::new);
    }

    private static void requireHarmless(String text) {
        if (ShownText.isDangerous(text)) {
            throw new IllegalArgumentException("a header field has no control characters");
        }
    }

    /// Keeps the identifier we gave: both copies of the message are the same message.
    private static final class FixedIdMessage extends MimeMessage {

        private final String id;

        FixedIdMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
