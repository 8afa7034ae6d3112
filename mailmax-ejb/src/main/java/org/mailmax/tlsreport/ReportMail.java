package org.mailmax.tlsreport;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.message.Content;

/// A report as a message (RFC 8460 §5.3).
final class ReportMail {

    private static final String TYPE = "application/tlsrpt+gzip";

    private ReportMail() {}

    /// @param from an address of a domain that signs
    static Content of(TlsReport report, EmailAddress from, EmailAddress to, Instant now) throws IOException {
        try {
            ByteArrayOutputStream octets = new ByteArrayOutputStream(4096);
            message(report, from, to, now).writeTo(octets);
            return Content.of(octets.toByteArray());
        } catch (MessagingException e) {
            throw new IOException("a report on TLS cannot be written", e);
        }
    }

    private static MimeMessage message(TlsReport report, EmailAddress from, EmailAddress to, Instant now)
            throws MessagingException {
        MimeMessage message = new Named(report);
        message.setFrom(address(from));
        message.setRecipient(Message.RecipientType.TO, address(to));
        String domain = report.about().domain().name();
        String submitter = report.sender().submitter();
        message.setSubject(
                "Report Domain: " + domain + " Submitter: " + submitter + " Report-ID: <" + report.id() + ">",
                StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(now));
        message.setHeader("TLS-Report-Domain", domain);
        message.setHeader("TLS-Report-Submitter", submitter);
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart parts = new MimeMultipart("report; report-type=\"tlsrpt\"");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(
                "This is a report on TLS with the hosts of %s on %s (UTC), from %s.%n"
                        .formatted(domain, report.day(), submitter)
                        .replace(System.lineSeparator(), "\r\n"),
                StandardCharsets.UTF_8.name());
        parts.addBodyPart(text);
        parts.addBodyPart(attached(report));
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart attached(TlsReport report) throws MessagingException {
        MimeBodyPart part = new Attachment();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(report.compressed(), TYPE)));
        part.setHeader("Content-Type", TYPE);
        part.setHeader("Content-Disposition", "attachment;\r\n filename=\"" + report.fileName() + "\"");
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /// Strictly as it is: no name, no second guess.
    private static InternetAddress address(EmailAddress address) {
        InternetAddress written = new InternetAddress();
        written.setAddress(address.toString());
        return written;
    }

    /// The name of the file in one piece: programs look at it, and not all know RFC 2231.
    private static final class Attachment extends MimeBodyPart {
        @Override
        protected void updateHeaders() {}
    }

    private static final class Named extends MimeMessage {

        private final String id;

        Named(TlsReport report) {
            super(Session.getInstance(new Properties()));
            this.id = "<tls-" + report.end().getEpochSecond() + "-"
                    + report.about().domain() + "@" + report.sender().submitter() + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
