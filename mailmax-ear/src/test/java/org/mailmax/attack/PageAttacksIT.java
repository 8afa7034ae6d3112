package org.mailmax.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.product.AdminPages;
import org.mailmax.product.Imap;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.mailmax.product.Wire;

/// Somebody who has an account tries to get at what belongs to others, by writing requests by hand.
@RunningMailMax
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageAttacksIT {

    private static final String SECRET = "secret-of-others@elsewhere.test";
    private static final String HARM = "</script><img src=x onerror=alert(4711)>";

    private final MailMax mailmax;
    private String domain;
    private String mallory;
    private String own;
    private String victim;
    private String others;

    PageAttacksIT(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @BeforeAll
    void town() {
        domain = mailmax.createDomain();
        others = mailmax.createDomain();
        own = mailmax.createAccount("own@" + domain);
        victim = mailmax.createAccount("victim@" + others);
        mailmax.admin("", "forward", "add", victim, SECRET);
        mallory = "mallory-of-" + domain + "@mail.test";
        String made = mailmax.admin("", "administrator", "add", mallory, domain);
        AdminPages.chooseFirstPassword(mailmax, mallory, AdminPages.oneTime(made), false);
    }

    private Visitor mallory() {
        return Visitor.administrator(mailmax, mallory, false);
    }

    private String inbox(String account) {
        try (Imap imap = new Imap(mailmax, account)) {
            imap.command("SELECT INBOX");
            return String.join("\n", imap.texts());
        }
    }

    private String forwardsOfVictim() {
        return mailmax.admin("", "forward", "list", victim);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/domain/domain.xhtml?name={others}",
                "/admin/domain/domain.xhtml?name=nowhere.test",
                "/admin/domain/settings.xhtml?name={others}",
                "/admin/domain/import.xhtml?name={others}",
                "/admin/dns/dkim.xhtml?name={others}",
                "/admin/mailbox/mailbox.xhtml?address={victim}",
                "/admin/mailbox/aliases.xhtml?address={victim}",
                "/admin/mailbox/forwards.xhtml?address={victim}",
                "/admin/mailbox/responder.xhtml?address={victim}",
                "/admin/mailbox/client.xhtml?address={victim}",
                "/admin/look/look.xhtml?address={victim}"
            })
    void pagesOfOtherDomainsAreToldLikeWhatDoesNotExist(String page) {
        HttpResponse<String> answer =
                mallory().get(page.replace("{others}", others).replace("{victim}", victim));
        assertThat(answer.body()).doesNotContain(SECRET, "name=" + others, "<h1>" + others);
        assertThat(answer.statusCode()).isIn(302, 403, 404);
    }

    /// The form of the own mailbox, sent to the address of another's: what counts is who asks.
    @Test
    void aFormSentToTheMailboxOfAnotherChangesNothing() {
        String before = forwardsOfVictim();
        Visitor mallory = mallory();
        String page = "/admin/mailbox/forwards.xhtml?address=";
        HttpResponse<String> answer = mallory.press(
                page + own, page + victim, "forwardForm", Map.of("forwardForm:targets", "spy@evil.test"), "add");
        assertThat(forwardsOfVictim()).isEqualTo(before);
        assertThat(answer.body()).doesNotContain(SECRET);
        mallory.press(
                "/admin/mailbox/aliases.xhtml?address=" + own,
                "/admin/mailbox/aliases.xhtml?address=" + victim,
                "aliasForm",
                Map.of("aliasForm:name", "spy"),
                "add");
        assertThat(mailmax.admin("", "alias", "list", victim)).doesNotContain("spy");
    }

    /// Another page of the web may let a browser post.
    @ParameterizedTest
    @ValueSource(strings = {"", "-7034173264813476413:1234567890123456789", "stateless", "foreign"})
    void aFormWithoutTheStateOfItsOwnPageChangesNothing(String state) {
        Visitor visitor = mallory();
        String page = "/admin/mailbox/forwards.xhtml?address=" + own;
        String used =
                state.equals("foreign") ? Visitor.viewState(mallory().get(page).body()) : state;
        HttpResponse<String> answer = visitor.post(
                page, Visitor.form("forwardForm", Map.of("forwardForm:targets", "csrf@evil.test"), "add", used));
        assertThat(mailmax.admin("", "forward", "list", own)).doesNotContain("csrf@evil.test");
        assertThat(answer.body()).doesNotContain("forwards to csrf@evil.test");
    }

    /// One line tells of it, not a page of a trace each time.
    @Test
    void aFormWithAForeignNonceIsRefusedInOneLine() throws IOException {
        Visitor visitor = mallory();
        String page = "/admin/mailbox/forwards.xhtml?address=" + own;
        String state = Visitor.viewState(visitor.get(page).body());
        Map<String, String> fields = Visitor.form("forwardForm", Map.of("forwardForm:targets", ""), "add", state);
        fields.put("primefaces.nonce", "foreign");
        assertThat(visitor.post(page, fields).statusCode()).isEqualTo(403);
        Path log = mailmax.home().resolve("logs/server.log");
        Instant end = Instant.now().plusSeconds(30);
        while (!Files.readString(log).contains("foreign nonce") && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(Files.readString(log)).contains("foreign nonce").doesNotContain("CspException");
    }

    @Test
    void aPageThatOnlyLooksLikeALinkChangesNothing() {
        mallory()
                .get("/admin/mailbox/forwards.xhtml?address=" + own
                        + "&forwardForm=forwardForm&forwardForm:add=&forwardForm:targets=get@evil.test");
        assertThat(mailmax.admin("", "forward", "list", own)).doesNotContain("get@evil.test");
    }

    @Test
    void aSessionKnownBeforeTheLoginOpensNothingAfterIt() {
        Visitor visitor = new Visitor(mailmax);
        visitor.get("/admin/login/login.xhtml");
        String fixed = visitor.session();
        visitor.submit(
                "/admin/login/login.xhtml",
                Map.of("loginForm:address", mallory, "loginForm:password", MailMax.PASSWORD));
        assertThat(visitor.session()).isNotEmpty().isNotEqualTo(fixed);
        assertThat(visitor.get("/admin/domain/domains.xhtml").statusCode()).isEqualTo(200);
        Visitor thief = new Visitor(mailmax).with(fixed);
        assertThat(thief.get("/admin/domain/domains.xhtml").statusCode()).isEqualTo(302);
    }

    @Test
    void theWebmailTakesAnotherSessionToo() {
        Visitor visitor = new Visitor(mailmax).with("0123456789abcdef0123456789ab");
        visitor.get("/webmail/login/login.xhtml");
        String fixed = visitor.session();
        visitor.submit(
                "/webmail/login/login.xhtml", Map.of("loginForm:account", own, "loginForm:password", MailMax.PASSWORD));
        assertThat(visitor.session()).isNotEqualTo(fixed).isNotEqualTo("0123456789abcdef0123456789ab");
        assertThat(visitor.get("/webmail/folder/mail.xhtml").statusCode()).isEqualTo(200);
        assertThat(new Visitor(mailmax)
                        .with(fixed)
                        .get("/webmail/folder/mail.xhtml")
                        .statusCode())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webmail/message/part?folder=1&uid=1&part=../../../etc/passwd",
                "/webmail/message/part?folder=../1&uid=1&part=source",
                "/webmail/message/part?folder=999999999&uid=1&part=source",
                "/webmail/message/body?folder=-1&uid=99999999999999999999",
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/META-INF/MANIFEST.MF",
                "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "/jakarta.faces.resource/../WEB-INF/web.xml.xhtml",
                "/jakarta.faces.resource/messages.properties.xhtml?ln=../WEB-INF/classes/org/mailmax/web",
                "/admin/..%2fWEB-INF/web.xml",
                "/..;/WEB-INF/web.xml"
            })
    void noPathLeadsOutOfThePages(String path) {
        HttpResponse<String> answer = Visitor.reader(mailmax, own).get(path);
        assertThat(answer.statusCode()).isIn(400, 403, 404);
        assertThat(answer.body()).doesNotContain("root:", "<web-app", "Manifest-Version", "login.title");
    }

    /// The guard sends people to a page of ours, whatever the request calls this host.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/",
                "/webmail/",
                "/admin/domain/domains.xhtml?next=http://evil.test/",
                "//evil.test/admin/",
                "/admin/login/login.xhtml?faces-redirect=//evil.test"
            })
    void nobodyIsSentElsewhere(String path) {
        try (Wire wire = Wire.plain(mailmax.port("HTTP"))) {
            wire.send("GET " + path + " HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n");
            for (String line = wire.line(); line != null && !line.isEmpty(); line = wire.line()) {
                if (line.regionMatches(true, 0, "Location:", 0, 9)) {
                    assertThat(line.substring(9).strip()).startsWith("/").doesNotStartWith("//");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/login/login.xhtml",
                "/admin/domain/domains.xhtml",
                "/admin/mailbox/mailbox.xhtml?address={own}",
                "/admin/audit/audit.xhtml",
                "/admin/audit/audit.csv",
                "/admin/account/account.xhtml",
                "/webmail/login/login.xhtml"
            })
    void noPageIsFramedOrKept(String page) {
        HttpResponse<String> answer = mallory().get(page.replace("{own}", own));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Content-Security-Policy").toString())
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe-eval");
        assertThat(answer.headers().allValues("Cache-Control").toString()).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    /// A spreadsheet takes a cell that begins so for a formula.
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1"})
    void noCellOfAFileIsAFormula(String name) {
        mailmax.admin("", "alias", "add", own, name);
        String file = mallory().get("/admin/audit/audit.csv").body();
        assertThat(file).contains(name + "@" + domain);
        assertThat(file).doesNotContainPattern("(?m)(^|,)\"?[=+@-]1");
    }

    @Test
    void nothingPeopleTypeBecomesPartOfAPage() {
        mailmax.admin("", "forward", "add", own, "\"" + HARM + "\"@elsewhere.test");
        mailmax.admin("", "account", "set", own, "responder-subject=" + HARM, "responder-text=</textarea>" + HARM);
        Visitor visitor = mallory();
        for (String page : new String[] {
            "/admin/mailbox/mailbox.xhtml?address=" + own,
            "/admin/mailbox/forwards.xhtml?address=" + own,
            "/admin/mailbox/responder.xhtml?address=" + own,
            "/admin/audit/audit.xhtml",
            "/admin/find/find.xhtml?q=%3C%2Fscript%3E%3Cimg%20src=x%20onerror=alert(4711)%3E",
            "/admin/route/route.xhtml?from=%3C%2Fscript%3E%3Cimg%20src=x%20onerror=alert(4711)%3E&to=" + own
        }) {
            HttpResponse<String> answer = visitor.get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            String besideAttributes = answer.body().replaceAll("=\"[^\"]*\"", "");
            assertThat(besideAttributes).as(page).doesNotContain(HARM);
        }
        assertThat(visitor.get("/admin/mailbox/forwards.xhtml?address=" + own).body())
                .contains("&lt;/script&gt;&lt;img src=x onerror=alert(4711)&gt;");
    }

    /// A line break would begin a header field of the attacker's own (RFC 5322 §2.2).
    @Test
    void noSubjectBeginsAnotherHeaderField() {
        Visitor writer = Visitor.reader(mailmax, own);
        writer.press(
                "/webmail/compose/compose.xhtml",
                "/webmail/compose/compose.xhtml",
                "composeForm",
                Map.of(
                        "composeForm:to",
                        own,
                        "composeForm:subject",
                        "hello\r\nBcc: " + victim + "\r\nX-Evil: yes",
                        "composeForm:text",
                        "text"),
                "send");
        String mail = inbox(own);
        assertThat(mail).doesNotContainPattern("(?m)^(X-Evil|Bcc):");
        assertThat(inbox(victim)).doesNotContain("X-Evil");
    }
}
