package org.mailmax.queue.report;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;

/// Writes a delivery status notification: a text for people, a part for programs, and the message or its header
/// (RFC 3464 §2, RFC 6522 §3, RFC 6533 §3).
public final class DeliveryReport {

    /// A message comes back whole up to this size; of a larger one the header does.
    public static final long MAX_RETURNED_OCTETS = 1 << 20;

    private static final int MAX_HEADER_OCTETS = 1 << 16;
    private static final byte[] END_OF_HEADER = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private DeliveryReport() {}

    /// @throws IOException when the message cannot be read
    public static Content of(Letterhead letterhead, ReportedMessage message, List<Fate> fates, Instant now)
            throws IOException {
        try {
            ByteArrayOutputStream octets = new ByteArrayOutputStream(4096);
            report(letterhead, message, fates, now).writeTo(octets);
            return Content.of(octets.toByteArray());
        } catch (MessagingException e) {
            throw new IOException("a report cannot be written", e);
        }
    }

    private static MimeMessage report(Letterhead letterhead, ReportedMessage message, List<Fate> fates, Instant now)
            throws MessagingException {
        PlainWords words = new PlainWords(letterhead.language());
        MimeMessage report = new Report(letterhead.messageId());
        // RFC 3834 §3.1.7: nothing answers a report.
        report.setHeader("Auto-Submitted", "auto-replied");
        report.setFrom(address(letterhead.from()));
        report.setRecipient(Message.RecipientType.TO, address(letterhead.to()));
        report.setSubject(words.subject(fates), StandardCharsets.UTF_8.name());
        report.setSentDate(Date.from(now));
        MimeMultipart parts = new MimeMultipart("report; report-type=delivery-status");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(words.text(fates, letterhead, message), StandardCharsets.UTF_8.name());
        parts.addBodyPart(text);
        parts.addBodyPart(status(letterhead, message, fates));
        parts.addBodyPart(returned(message));
        report.setContent(parts);
        report.saveChanges();
        return report;
    }

    private static MimeBodyPart status(Letterhead letterhead, ReportedMessage message, List<Fate> fates)
            throws MessagingException {
        String type = message.internationalised() ? "message/global-delivery-status" : "message/delivery-status";
        return new RawPart(StatusPart.of(message, fates, letterhead.host()), type);
    }

    private static MimeBodyPart returned(ReportedMessage message) throws MessagingException {
        boolean global = message.internationalised();
        if (message.returned() == Returned.FULL && message.content().size() <= MAX_RETURNED_OCTETS) {
            return new RawPart(message.content().toByteArray(), global ? "message/global" : "message/rfc822");
        }
        return new RawPart(header(message.content()), global ? "message/global-headers" : "text/rfc822-headers");
    }

    private static byte[] header(Content content) {
        byte[] octets =
                content.slice(0, Math.min(MAX_HEADER_OCTETS, content.size())).toByteArray();
        int end = indexOf(octets, END_OF_HEADER);
        return Arrays.copyOf(octets, end < 0 ? octets.length : end + 2);
    }

    private static int indexOf(byte[] octets, byte[] wanted) {
        for (int i = 0; i + wanted.length <= octets.length; i++) {
            int matching = 0;
            while (matching < wanted.length && octets[i + matching] == wanted[matching]) {
                matching++;
            }
            if (matching == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    /// Strictly as it is: no name, no second guess.
    private static InternetAddress address(EmailAddress address) {
        InternetAddress written = new InternetAddress();
        written.setAddress(address.toString());
        return written;
    }

    private static final class Report extends MimeMessage {

        private final String id;

        Report(String id) {
            super(Session.getInstance(new Properties()));
            this.id = "<" + id + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
