package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Mailbox;
import org.mailmax.directory.ResponderSettings;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.HeaderFields;
import org.mailmax.mail.mime.HeaderText;

/// The response as RFC 3834 §3 wants it.
class ResponseTextTest {

    private static final EmailAddress BOB = EmailAddress.of("\"b o b\"@elsewhere.test");

    @Test
    void saysThatItIsAutomaticAndWhatItAnswers() throws IOException {
        HeaderFields header = header(respond("Away", "Back on Monday.\nAnn", "Message-ID: <1@x>\r\nSubject: Hi"));
        assertThat(header.first("Auto-Submitted")).contains("auto-replied");
        assertThat(header.first("From")).contains("ann@town.test");
        assertThat(header.first("To")).contains("<" + BOB + ">");
        assertThat(header.first("Subject")).contains("Away");
        assertThat(header.first("Message-ID")).contains("<trace@town.test>");
        assertThat(header.first("In-Reply-To")).contains("<1@x>");
        assertThat(header.first("References")).contains("<1@x>");
        assertThat(header.first("Date")).isPresent();
        assertThat(header.first("MIME-Version")).contains("1.0");
        assertThat(header.first("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    }

    @Test
    void continuesTheThread() throws IOException {
        HeaderFields header = header(respond("", "t", "Message-ID: <2@x>\r\nReferences: <0@x>\r\n <1@x>"));
        assertThat(header.first("References").orElseThrow().split("\\s+")).containsExactly("<0@x>", "<1@x>", "<2@x>");
    }

    @Test
    void withoutAnOwnSubjectTheOneAnsweredStands() throws IOException {
        assertThat(subject("", "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=")).isEqualTo("Auto: Grüße");
        assertThat(subject("", "X: y")).isEqualTo("Auto: your message");
        assertThat(subject("Längst weg", "Subject: x")).isEqualTo("Längst weg");
        assertThat(subject("", "Subject: " + "x".repeat(5000))).hasSizeLessThan(220);
    }

    @Test
    void aStrangeMessageIdIsLeftOut() throws IOException {
        String text = respond("", "t", "Message-ID: <" + "x".repeat(5000) + ">\r\nReferences: " + "y".repeat(3000));
        assertThat(header(text).first("In-Reply-To")).isEmpty();
        assertThat(header(text).first("References")).isEmpty();
    }

    @Test
    void linesEndAsTheyMustAndNothingOfTheOriginalGetsIn() throws IOException {
        String text = respond("s", "a\nb\r\nc ü", "Subject: x =?utf-8?q?=0D=0ABcc:_evil@x.test?=\r\nMessage-ID: <1@x>");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(header(text).first("Bcc")).isEmpty();
        String inherited = respond("", "t", "Subject: x =?utf-8?q?=0D=0ABcc:_evil@x.test?=");
        assertThat(header(inherited).first("Bcc")).isEmpty();
        assertThat(inherited.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    private static String subject(String own, String original) throws IOException {
        return HeaderText.decode(
                header(respond(own, "t", original)).first("Subject").orElseThrow());
    }

    private static HeaderFields header(String message) throws IOException {
        return HeaderFields.read(Content.of(message.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String respond(String subject, String text, String original) throws IOException {
        AccountSettings settings = AccountSettings.INITIAL.withResponder(new ResponderSettings(true, subject, text));
        Mailbox ann = new Mailbox(new AccountId(1), EmailAddress.of("ann@town.test"), settings, List.of(), List.of());
        Content response = ResponseText.of(ann, BOB, ResponseRulesTest.facts(original), "trace", Instant.EPOCH);
        return new String(response.toByteArray(), StandardCharsets.US_ASCII);
    }
}
