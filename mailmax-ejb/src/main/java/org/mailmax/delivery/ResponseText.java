package org.mailmax.delivery;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmax.directory.Mailbox;
import org.mailmax.directory.ResponderSettings;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.HeaderText;

/// Writes the message an autoresponder answers with (RFC 3834 §3).
final class ResponseText {

    /// RFC 5322 §2.1.1 allows 998 characters in a line; more references than this help nobody.
    private static final int MAX_REFERENCES = 900;

    private static final int MAX_SUBJECT = 200;
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private ResponseText() {}

    static Content of(Mailbox mailbox, EmailAddress to, MessageFacts original, String traceId, Instant now)
            throws IOException {
        try {
            ByteArrayOutputStream octets = new ByteArrayOutputStream(1024);
            message(mailbox, to, original, traceId, now).writeTo(octets);
            return Content.of(octets.toByteArray());
        } catch (MessagingException e) {
            throw new IOException("a response cannot be written", e);
        }
    }

    private static MimeMessage message(
            Mailbox mailbox, EmailAddress to, MessageFacts original, String traceId, Instant now)
            throws MessagingException {
        MimeMessage message = new Response(traceId + "@" + mailbox.address().domain());
        ResponderSettings responder = mailbox.settings().responder();
        message.setHeader("Auto-Submitted", "auto-replied");
        message.setFrom(address(mailbox.address()));
        message.setRecipient(Message.RecipientType.TO, address(to));
        message.setSubject(subject(responder, original), UTF_8);
        message.setSentDate(Date.from(now));
        thread(message, original);
        message.setText(responder.text().replaceAll("\\R", "\r\n") + "\r\n", UTF_8);
        message.saveChanges();
        return message;
    }

    /// RFC 3834 §3.1.5: the one that was set up, or `Auto:` and the subject answered.
    private static String subject(ResponderSettings responder, MessageFacts original) {
        if (!responder.subject().isBlank()) {
            return responder.subject();
        }
        String subject = original.subject().map(HeaderText::decode).orElse("your message");
        return "Auto: " + (subject.length() <= MAX_SUBJECT ? subject : subject.substring(0, MAX_SUBJECT) + "…");
    }

    /// RFC 3834 §3.1.6: In-Reply-To and References as a reply has them (RFC 5322 §3.6.4).
    private static void thread(MimeMessage message, MessageFacts original) throws MessagingException {
        Optional<String> id = original.messageId().filter(text -> text.length() <= MAX_REFERENCES);
        if (id.isEmpty()) {
            return;
        }
        message.setHeader("In-Reply-To", id.get());
        String references = Stream.concat(original.references().stream(), id.stream())
                .filter(text -> text.length() + id.get().length() < MAX_REFERENCES)
                .collect(Collectors.joining(" "));
        message.setHeader("References", MimeUtility.fold("References: ".length(), references));
    }

    /// Strictly as it is: no name, no second guess.
    private static InternetAddress address(EmailAddress address) {
        InternetAddress written = new InternetAddress();
        written.setAddress(address.toString());
        return written;
    }

    private static final class Response extends MimeMessage {

        private final String id;

        Response(String id) {
            super(Session.getInstance(new Properties()));
            this.id = "<" + id + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
