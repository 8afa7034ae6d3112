package org.mailmax.queue.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;
import org.mailmax.mail.transfer.EnhancedStatus;
import org.mailmax.mail.transfer.RecipientOptions.OriginalRecipient;

/// What reports look like, to people and to programs.
class DeliveryReportTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final EmailAddress ANN = EmailAddress.of("ann@here.test");
    private static final String MESSAGE = "Subject: hello\r\n\r\nGrüße\r\n";

    private static Fate fate(String recipient, Action action, String status, String answer) {
        Reply reply = new Reply(550, Optional.of(EnhancedStatus.of(status)), answer);
        return new Fate(
                EmailAddress.of(recipient),
                Optional.empty(),
                action,
                EnhancedStatus.of(status),
                "mx.elsewhere.test",
                reply,
                NOW,
                action == Action.DELAYED ? Optional.of(NOW.plusSeconds(86_400)) : Optional.empty());
    }

    private static ReportedMessage message(Returned returned, boolean internationalised) {
        Content content = Content.of(MESSAGE.getBytes(StandardCharsets.UTF_8));
        return new ReportedMessage("trace1", Optional.of("id=1"), returned, NOW, content, internationalised);
    }

    private static String report(Locale language, ReportedMessage message, Fate... fates) throws Exception {
        Letterhead letterhead = new Letterhead(
                EmailAddress.of("postmaster@here.test"), ANN, "mx.here.test", language, "r1@mx.here.test");
        return new String(
                DeliveryReport.of(letterhead, message, List.of(fates), NOW).toByteArray(), StandardCharsets.UTF_8);
    }

    private static MimeMultipart parts(String report) throws Exception {
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
        return (MimeMultipart) message.getContent();
    }

    private static String text(String report) throws Exception {
        return (String) parts(report).getBodyPart(0).getContent();
    }

    @Test
    void threePartsForPeopleForProgramsAndTheMessage() throws Exception {
        String report = report(
                Locale.ENGLISH,
                message(Returned.FULL, false),
                fate("bob@elsewhere.test", Action.FAILED, "5.2.2", "mailbox full"));
        MimeMultipart parts = parts(report);
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(parts.getContentType()).contains("multipart/report").contains("report-type=delivery-status");
        assertThat(text(report)).contains("The mailbox is full.").contains("550 5.2.2 mailbox full");
        assertThat(report)
                .contains("To: ann@here.test\r\n")
                .contains("Message-ID: <r1@mx.here.test>\r\n")
                .contains("Original-Envelope-Id: id=1\r\n")
                .contains("Reporting-MTA: dns; mx.here.test\r\n")
                .contains("Arrival-Date: Sun, 22 Nov 2026 12:00:00 +0000\r\n")
                .contains("Content-Type: message/rfc822\r\n")
                .contains(MESSAGE);
    }

    @Test
    void theHeaderAloneComesBackWhenThatIsWanted() throws Exception {
        String report = report(
                Locale.ENGLISH,
                message(Returned.HEADERS, false),
                fate("bob@elsewhere.test", Action.FAILED, "5.1.1", "no such user"));
        assertThat(report)
                .contains("text/rfc822-headers")
                .contains("Subject: hello\r\n")
                .doesNotContain("Grüße");
    }

    @Test
    void germansReadGerman() throws Exception {
        String report = report(
                Locale.GERMAN,
                message(Returned.HEADERS, false),
                fate("bob@elsewhere.test", Action.DELAYED, "4.4.1", "no answer"));
        assertThat(text(report))
                .contains("Der andere Mailserver antwortet nicht.")
                .contains("23. November 2026");
    }

    @Test
    void everyTextIsThereInBothLanguages() throws Exception {
        for (Action action : Action.values()) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH)) {
                assertThat(text(report(
                                language,
                                message(Returned.HEADERS, false),
                                fate("bob@elsewhere.test", action, "5.9.9", "what"))))
                        .contains("bob@elsewhere.test");
            }
        }
    }

    @Test
    void nobodyWritesFieldsIntoAReport() throws Exception {
        Fate evil = new Fate(
                EmailAddress.of("bob@elsewhere.test"),
                Optional.of(new OriginalRecipient("rfc822", "x@y.test\r\nAction: delivered")),
                Action.FAILED,
                EnhancedStatus.of("5.0.0"),
                "mx.elsewhere.test",
                new Reply(550, Optional.empty(), "no\r\nStatus: 2.0.0"),
                NOW,
                Optional.empty());
        String report = report(Locale.ENGLISH, message(Returned.HEADERS, false), evil);
        assertThat(report.lines().filter(line -> line.startsWith("Action: "))).containsExactly("Action: failed");
        assertThat(report.lines().filter(line -> line.startsWith("Status: "))).containsExactly("Status: 5.0.0");
    }

    @Test
    void internationalisedMailIsReportedInItsOwnTypes() throws Exception {
        String report = report(
                Locale.ENGLISH,
                message(Returned.FULL, true),
                fate("jörg@elsewhere.test", Action.FAILED, "5.6.7", "no SMTPUTF8"));
        assertThat(report)
                .contains("message/global-delivery-status")
                .contains("Final-Recipient: utf-8; jörg@elsewhere.test")
                .contains("Content-Type: message/global\r\n");
        assertThat(text(report)).contains("cannot take addresses with letters beyond plain English ones");
    }
}
