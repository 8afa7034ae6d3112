package org.mailmax.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.product.AdminPages;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.mailmax.product.Smtp;

/// Names that others choose: of senders, files, programs, mailboxes. On every page they are text, in every header they
/// are one value, in every file they are no formula.
@RunningMailMax
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileNamesIT {

    private static final String HARM = "</script><img src=x onerror=alert(4711)>";
    private static final String SHOWN = "&lt;/script&gt;&lt;img src=x onerror=alert(4711)&gt;";
    private static final String ALL = "domains:read,accounts:read";

    private final MailMax mailmax;
    private String domain;
    private String reader;
    private String mallory;

    HostileNamesIT(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @BeforeAll
    void town() {
        domain = mailmax.createDomain();
        reader = mailmax.createAccount("reader@" + domain);
        mallory = "names-of-" + domain + "@mail.test";
        String made = mailmax.admin("", "administrator", "add", mallory, domain);
        AdminPages.chooseFirstPassword(mailmax, mallory, AdminPages.oneTime(made), false);
    }

    private Visitor mallory() {
        return Visitor.administrator(mailmax, mallory, false);
    }

    private static void showsAsText(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().replaceAll("=\"[^\"]*\"", "")).doesNotContain(HARM);
        assertThat(answer.body()).contains(SHOWN);
    }

    private static String first(String pattern, String page) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private void letter(String subject, String... attachmentFields) {
        List<String> lines = List.of(
                "From: \"" + HARM + "\" <mallory@evil.test>",
                "To: \"" + HARM + "\" <" + reader + ">",
                "Subject: " + subject,
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Type: text/plain",
                "",
                "hello",
                "--b",
                String.join("\r\n", attachmentFields),
                "",
                "<script>alert(4711)</script>",
                "--b--",
                "");
        try (Smtp smtp = new Smtp(mailmax)) {
            smtp.deliver(reader, String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Opens the newest message.
    ///
    /// @return its page
    private HttpResponse<String> open(Visitor visitor, String subject) {
        HttpResponse<String> list = visitor.get("/webmail/folder/mail.xhtml");
        showsAsText(list);
        assertThat(list.body()).contains(subject);
        String folder = first("data-folder=\"([0-9]+)\"", list.body());
        String uid = first("data-uid=\"([0-9]+)\"", list.body());
        return visitor.get("/webmail/folder/mail.xhtml?folder=" + folder + "&message=" + uid);
    }

    @Test
    void whoSendsAndWhatIsAttachedAreNamesOnly() {
        letter(
                "names " + HARM,
                "Content-Type: text/html; name=\"" + HARM + ".html\"",
                "Content-Disposition: attachment; filename=\"" + HARM + ".html\"");
        Visitor visitor = Visitor.reader(mailmax, reader);
        HttpResponse<String> page = open(visitor, "names ");
        showsAsText(page);
        String where = first("(folder=[0-9]+&amp;uid=[0-9]+&amp;part=2)", page.body());
        for (String mode : new String[] {"reply", "reply_all", "forward"}) {
            String message = where.replaceFirst("&amp;uid=([0-9]+).*", "&message=$1");
            HttpResponse<String> written = visitor.get("/webmail/compose/compose.xhtml?mode=" + mode + "&" + message);
            assertThat(written.statusCode()).isEqualTo(200);
            assertThat(written.body().replaceAll("=\"[^\"]*\"", "")).doesNotContain(HARM);
        }
        HttpResponse<String> file = visitor.get("/webmail/message/part?" + where.replace("&amp;", "&"));
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/octet-stream"));
        assertThat(file.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
    }

    /// RFC 2231 lets a file name hold any octet; RFC 6266 §7 warns of what then stands in a header of HTTP.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%0D%0ASet-Cookie:%20MAILMAX=evil%0D%0A%0D%0A<script>.html",
                "..%2F..%2F.bashrc",
                "%22; filename=evil.exe; x=%22",
                "invoice%E2%80%AEfdp.exe",
                "%00a"
            })
    void theNameOfAFileIsOneValueOfOneField(String name) {
        letter(
                "file " + HARM,
                "Content-Type: application/octet-stream",
                "Content-Disposition: attachment; filename*=UTF-8''" + name);
        Visitor visitor = Visitor.reader(mailmax, reader);
        String page = open(visitor, "file ").body();
        String where = first("(folder=[0-9]+&amp;uid=[0-9]+&amp;part=2)", page).replace("&amp;", "&");
        HttpResponse<String> file = visitor.get("/webmail/message/part?" + where);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().allValues("Set-Cookie").toString()).doesNotContain("evil");
        String disposition = file.headers().firstValue("Content-Disposition").orElseThrow();
        assertThat(disposition)
                .matches("attachment; filename=\"[A-Za-z0-9._ -]*\"; filename\\*=UTF-8''[A-Za-z0-9._%~-]*");
        assertThat(disposition).doesNotContain("..%2F", "/", "\\", "%0D", "%0A", "%00", "%E2%80%AE");
    }

    @Test
    void theLabelOfATokenIsText() {
        mailmax.admin("", "token", "add", mallory, HARM, ALL);
        showsAsText(mallory().get("/admin/tokens/tokens.xhtml"));
        showsAsText(mallory().get("/admin/audit/audit.xhtml"));
    }

    @Test
    void theLabelOfAnAppPasswordIsText() {
        Visitor visitor = Visitor.reader(mailmax, reader);
        String page = "/admin/account/account.xhtml";
        showsAsText(visitor.press(
                page, page, "appForm", Map.of("appForm:label", HARM, "appForm:protocols", "IMAP"), "add"));
        showsAsText(visitor.get(page));
    }

    @Test
    void theReasonOfALookIsText() {
        Visitor visitor = mallory();
        String page = "/admin/look/look.xhtml?address=" + reader;
        visitor.press(page, page, "reasonForm", Map.of("reasonForm:reason", "to see " + HARM), "begin");
        showsAsText(Visitor.reader(mailmax, reader).get("/admin/account/account.xhtml"));
    }

    /// A cell of a file of accounts is a name, a password or a number, whatever else a spreadsheet would see in it.
    @Test
    void aCellOfAnImportIsText() {
        Visitor visitor = mallory();
        String page = "/admin/domain/import.xhtml?name=" + domain;
        String csv = "\"" + HARM + "\",a long password,1\n=1+1,,1\n\"@SUM(A1)\",,1\nann\"\"x,,1\n";
        HttpResponse<String> tried = visitor.press(page, page, "importForm", Map.of("importForm:csv", csv), "try");
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body().replaceAll("=\"[^\"]*\"", "")).doesNotContain(HARM);
        assertThat(tried.body()).contains("=1+1@" + domain);
        HttpResponse<String> done = visitor.press(page, page, "importForm", Map.of("importForm:csv", csv), "run");
        assertThat(done.body().replaceAll("=\"[^\"]*\"", "")).doesNotContain(HARM);
        assertThat(visitor.get("/admin/audit/audit.csv").body()).doesNotContainPattern("(?m)(^|,)\"?[=@]");
    }

    @ParameterizedTest
    @ValueSource(strings = {HARM, "a\r\nX-Evil: yes", "a b", "a\tb", "..", "a\0b", "\"quoted\""})
    void noMailboxHasANameThatIsMoreThanAName(String name) {
        Visitor visitor = mallory();
        String page = "/admin/domain/domain.xhtml?name=" + domain;
        HttpResponse<String> answer = visitor.press(
                page,
                page,
                "addMailBoxForm",
                Map.of("addMailBoxForm:name", name, "addMailBoxForm:password", MailMax.PASSWORD),
                "add");
        assertThat(answer.body().replaceAll("=\"[^\"]*\"", "")).doesNotContain(HARM);
        assertThat(mailmax.admin("", "account", "list", domain)).doesNotContain("X-Evil", "<img", "..@", "\"quoted");
    }

    /// What stands in an address bar comes back in headers: of redirects, cookies, names of files.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/audit/audit.csv?filter=",
                "/admin/mailbox/mailbox.xhtml?address=",
                "/admin/domain/domain.xhtml?name=",
                "/admin/find/find.xhtml?q=",
                "/admin/trace/message.xhtml?id=",
                "/webmail/folder/mail.xhtml?folder=",
                "/admin/login/login.xhtml?lang="
            })
    void noLineOfAnAddressBecomesAHeaderField(String page) {
        String value =
                URLEncoder.encode("x\r\nSet-Cookie: evil=1\r\nX-Evil: yes\r\n\r\n" + HARM, StandardCharsets.UTF_8);
        HttpResponse<String> answer = mallory().get(page + value);
        assertThat(answer.headers().map()).doesNotContainKey("x-evil");
        assertThat(answer.headers().allValues("Set-Cookie").toString()).doesNotContain("evil=");
        assertThat(answer.body().replaceAll("=\"[^\"]*\"", "")).doesNotContain(HARM);
    }

    /// A line break in the answer of the responder would begin a field of its own in every answer.
    @Test
    void noSubjectOfAResponderHasASecondLine() {
        Visitor visitor = Visitor.reader(mailmax, reader);
        String page = "/admin/mailbox/responder.xhtml?address=" + reader;
        visitor.press(
                page,
                page,
                "responderForm",
                Map.of(
                        "responderForm:subject",
                        "away\r\nBcc: spy@evil.test",
                        "responderForm:text",
                        "text",
                        "responderForm:days",
                        "7"),
                "save");
        assertThat(mailmax.admin("", "account", "show", reader)).doesNotContainPattern("(?m)^Bcc:");
    }
}
