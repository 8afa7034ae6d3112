package org.mailmax.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.product.Imap;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.mailmax.product.Smtp;

/// Somebody tries to write header fields of his own through a field that is made for something else (RFC 5322 §2.2:
/// a line end ends a field). What leaves is read where it arrives: it has the fields that a harmless message sent the
/// same way has, no more, and its text begins where that one's does. What is refused does not arrive at all.
@RunningMailMax
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeaderInjectionIT {

    private static final String COMPOSE = "/webmail/compose/compose.xhtml";
    private static final String TEXT = "nothing but text";
    private static final Pattern FIELD = Pattern.compile("([!-9;-~]+):.*");
    private static final AtomicInteger MARKS = new AtomicInteger();

    private final MailMax mailmax;
    private String mallory;
    private String ann;
    private Visitor writer;

    HeaderInjectionIT(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @BeforeAll
    void town() {
        String domain = mailmax.createDomain();
        mallory = mailmax.createAccount("mallory@" + domain);
        ann = mailmax.createAccount("ann@" + domain);
        writer = atOnce(mallory);
    }

    /// Somebody whose mail leaves in the moment in which it is sent.
    private Visitor atOnce(String account) {
        Visitor visitor = Visitor.reader(mailmax, account);
        String outbox = "/webmail/outbox/outbox.xhtml";
        visitor.press(outbox, outbox, "outboxForm", Map.of("outboxForm:seconds", "0"), "none");
        return visitor;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nX-Evil: yes",
                "\nX-Evil: yes",
                "\rX-Evil: yes",
                "\r\n X-Evil: yes",
                "\r\n\r\nX-Evil: yes",
                "\0X-Evil: yes",
                "\u0085X-Evil: yes",
                "\u2028X-Evil: yes",
                " =?utf-8?q?=0D=0AX-Evil:_yes?=",
                " =?utf-8?b?DQpYLUV2aWw6IHllcw==?="
            })
    void aSubjectOrANameWithALineEndDoesNotLeave(String end) {
        isRefused(mark -> write(writer, ann, "", mark + end));
        isRefused(mark -> write(writer, "\"" + mark + end + "\" <" + ann + ">", "", mark));
        isRefused(mark -> write(writer, mark + end + " <" + ann + ">", "", mark));
        isRefused(mark -> write(writer, ann, "\"" + mark + end + "\" <" + mallory + ">", mark));
    }

    /// Among them letters of which a careless encoder keeps the lower half, a line end.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u010D\u010AX-Evil: yes",
                "%0d%0aX-Evil: yes",
                "\\r\\nX-Evil: yes",
                "&#13;&#10;X-Evil: yes",
                "X-Evil: yes",
                "=?utf-8?q?X-Evil:_yes?=",
                "no-word=?utf-8?q?=0D=0AX-Evil:_yes?=",
                "\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC X-Evil: yes"
            })
    void whatLeavesHasNoFieldOfMallorys(String words) {
        arrivesClean(mark -> write(writer, ann, "", mark + " " + words));
        arrivesClean(mark -> write(writer, ann, "", mark + " ".repeat(90) + words.repeat(9)));
        arrivesClean(mark -> write(writer, "\"" + mark + " " + words + "\" <" + ann + ">", "", mark));
        arrivesClean(
                mark -> write(writer, "\"" + mark + " ".repeat(90) + words.repeat(9) + "\" <" + ann + ">", "", mark));
    }

    /// What the answer takes over from the message is written by its sender.
    @ParameterizedTest
    @ValueSource(strings = {"=0D=0AX-Evil:_yes", "=0AX-Evil:_yes", "=C4=8D=C4=8AX-Evil:_yes", "_harmless"})
    void anAnswerHasNoFieldOfTheMessageAnswered(String encoded) {
        String mark = mark();
        arrive(
                mallory,
                ann,
                "=?utf-8?q?" + mark + encoded + "?=",
                "From: =?utf-8?q?Bob" + encoded + "?= <" + mallory + ">",
                "Message-ID: <" + mark + "@elsewhere.test>\r\n\tX-Evil: yes",
                "References: <0@elsewhere.test>\r\n X-Evil: yes");
        Visitor reader = atOnce(ann);
        String list = reader.get("/webmail/folder/mail.xhtml").body();
        String where = COMPOSE + "?mode=reply&folder=" + first("data-folder=\"([0-9]+)\"", list) + "&message="
                + first("data-uid=\"([0-9]+)\"", list);
        String page = reader.get(where).body();
        String subject = plain(first("id=\"composeForm:subject\"[^>]*value=\"([^\"]*)\"", page));
        String to = plain(first("<textarea id=\"composeForm:to\"[^>]*>([^<]*)<", page))
                .strip();
        assertThat(subject).contains(mark).doesNotContain("\r", "\n");
        reader.press(where, where, "composeForm", fields(to, "", subject), "send");
        String answer = message(mallory, mark);
        assertThat(names(answer)).doesNotContain("x-evil").containsOnlyOnce("in-reply-to", "references", "subject");
        assertThat(body(answer)).startsWith(TEXT);
    }

    /// Mail that an account forwards, or answers by itself, is made of what others wrote.
    @ParameterizedTest
    @ValueSource(strings = {"=0D=0AX-Evil:_yes", "=0AX-Evil:_yes", "=C4=8D=C4=8AX-Evil:_yes", "_harmless"})
    void whatIsAnsweredByItselfHasNoFieldOfTheSenders(String encoded) {
        String domain = mallory.substring(mallory.indexOf('@'));
        String away = mailmax.createAccount("away" + MARKS.incrementAndGet() + domain);
        mailmax.admin("", "account", "set", away, "responder=on", "responder-text=" + TEXT);
        String mark = mark();
        arrive(
                mallory,
                away,
                "=?utf-8?q?" + mark + encoded + "?=",
                "From: <" + mallory + ">",
                "Message-ID: <" + mark + "@elsewhere.test>\r\n\tX-Evil: yes");
        String answer = message(mallory, mark);
        assertThat(answer).contains("Auto-Submitted: auto-replied");
        assertThat(names(answer)).doesNotContain("x-evil").containsOnlyOnce("in-reply-to", "subject", "from", "to");
        assertThat(body(answer)).startsWith(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\r\nX-Evil: yes", "\nX-Evil: yes", "\u0085X-Evil: yes", "\u010D\u010AX-Evil: yes", " harmless"})
    void theSubjectOfAResponderIsOneField(String end) {
        String domain = mallory.substring(mallory.indexOf('@'));
        String away = mailmax.createAccount("away" + MARKS.incrementAndGet() + domain);
        mailmax.admin("", "account", "set", away, "responder=on", "responder-subject=Away", "responder-text=" + TEXT);
        String page = "/admin/mailbox/responder.xhtml?address=" + away;
        Visitor owner = Visitor.reader(mailmax, away);
        owner.press(
                page,
                page,
                "responderForm",
                Map.of(
                        "responderForm:allow_input",
                        "on",
                        "responderForm:subject",
                        "Gone" + end,
                        "responderForm:text",
                        TEXT,
                        "responderForm:days",
                        "7"),
                "save");
        String mark = mark();
        arrive(mallory, away, mark, "From: <" + mallory + ">", "Message-ID: <" + mark + "@elsewhere.test>");
        String answer = message(mallory, "<" + mark + "@elsewhere.test>");
        assertThat(names(answer)).doesNotContain("x-evil").containsOnlyOnce("subject");
        assertThat(answer).contains(end.equals(" harmless") ? "Subject: Gone harmless" : "Subject: ");
        assertThat(body(answer)).startsWith(TEXT);
    }

    /// A forward is an address and nothing else, and what is forwarded is what came.
    @Test
    void aForwardAddsNothingOfWhoSetItUp() {
        String page = "/admin/mailbox/forwards.xhtml?address=" + mallory;
        for (String target : List.of(ann + "\r\nX-Evil: yes", "\"a\r\nX-Evil: yes\"@elsewhere.test", ann)) {
            writer.press(page, page, "forwardForm", Map.of("forwardForm:targets", target), "add");
        }
        assertThat(mailmax.admin("", "forward", "list", mallory)).contains(ann).doesNotContain("X-Evil");
        mailmax.admin("", "account", "set", mallory, "forwarding=on");
        String mark = mark();
        arrive("\"X-Evil: \\\"yes\"@elsewhere.test", mallory, mark, "From: <eve@elsewhere.test>");
        String forwarded = message(ann, mark);
        assertThat(names(forwarded)).doesNotContain("x-evil").containsOnlyOnce("return-path", "subject");
        assertThat(body(forwarded)).startsWith(TEXT);
        mailmax.admin("", "account", "set", mallory, "forwarding=off");
    }

    private interface Deed {
        void with(String mark);
    }

    private void isRefused(Deed deed) {
        String refused = mark();
        deed.with(refused);
        String sent = mark();
        write(writer, ann, "", sent);
        // What was sent later is there, so the other would be.
        assertThat(names(message(ann, sent))).contains("subject");
        assertThat(inbox(ann)).noneMatch(message -> message.contains(refused));
    }

    private void arrivesClean(Deed deed) {
        String harmless = mark();
        write(writer, ann, "", harmless);
        String sent = mark();
        deed.with(sent);
        String message = message(ann, sent);
        assertThat(names(message)).isEqualTo(names(message(ann, harmless)));
        assertThat(body(message)).startsWith(TEXT);
    }

    private static void write(Visitor visitor, String to, String cc, String subject) {
        visitor.press(COMPOSE, COMPOSE, "composeForm", fields(to, cc, subject), "send");
    }

    private static Map<String, String> fields(String to, String cc, String subject) {
        Map<String, String> fields = new HashMap<>();
        fields.put("composeForm:to", to);
        fields.put("composeForm:cc", cc);
        fields.put("composeForm:subject", subject);
        fields.put("composeForm:text", TEXT);
        return fields;
    }

    private void arrive(String from, String to, String subject, String... fields) {
        String message =
                String.join("\r\n", fields) + "\r\nTo: " + to + "\r\nSubject: " + subject + "\r\n\r\n" + TEXT + "\r\n";
        try (Smtp smtp = new Smtp(mailmax)) {
            smtp.envelope(from, to)
                    .content(message.getBytes(StandardCharsets.UTF_8))
                    .end();
        }
    }

    private static String mark() {
        return "mark" + MARKS.incrementAndGet() + "x";
    }

    private List<String> inbox(String account) {
        try (Imap imap = new Imap(mailmax, account)) {
            imap.command("SELECT INBOX");
            return imap.texts();
        }
    }

    /// The one message with this mark: in its header as it is, or in a text that is encoded.
    private String message(String account, String mark) {
        List<String> found = inbox(account).stream()
                .filter(message -> message.contains(mark))
                .toList();
        assertThat(found).as(mark).hasSize(1);
        return found.getFirst();
    }

    /// The names of the header's fields, in their order.
    private static List<String> names(String message) {
        return message.substring(0, message.indexOf("\r\n\r\n"))
                .lines()
                .filter(line -> !line.startsWith(" ") && !line.startsWith("\t"))
                .map(line -> {
                    Matcher field = FIELD.matcher(line);
                    assertThat(field.matches()).as(line).isTrue();
                    return field.group(1).toLowerCase(Locale.ROOT);
                })
                .toList();
    }

    private static String body(String message) {
        return message.substring(message.indexOf("\r\n\r\n") + 4);
    }

    private static String first(String pattern, String page) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&amp;", "&");
    }
}
