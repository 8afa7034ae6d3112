package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mailmax.product.AdminPages;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.mailmax.product.Smtp;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/// The pages for people without a mouse, and names that are nothing but names.
///
/// Every page of the administration and the webmail is judged by axe, in the light, in the dark and on a telephone.
/// With
/// `-Dscreenshots=DIRECTORY` it is also pictured there, with `-Dlanguage=de` in German.
@RunningMailMax
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageIT {

    private static final String TOWN = "umbrellas.test";
    private static final String ANN = "ann@" + TOWN;
    private static final String ROOT = "boss@" + TOWN;
    private static final String FAR = "far-from-" + TOWN;
    private static final String LANGUAGE = System.getProperty("language", "en");

    private final MailMax mailmax;
    private final Letters letters;
    private final List<String> findings = new ArrayList<>();
    private Browser browser;
    private Administration admin;

    EveryPageIT(MailMax mailmax) {
        this.mailmax = mailmax;
        this.letters = new Letters(mailmax);
    }

    @BeforeAll
    void town() {
        String made = mailmax.admin("", "administrator", "add", ROOT);
        AdminPages.chooseFirstPassword(mailmax, ROOT, AdminPages.oneTime(made), true);
        mailmax.admin("", "domain", "add", TOWN);
        for (String name : new String[] {"ann", "bob", "carla", "orders", "catchrest"}) {
            mailmax.createAccount(name + "@" + TOWN);
        }
        mailmax.admin("", "alias", "add", ANN, "sales");
        mailmax.admin("", "alias", "add", ANN, "info");
        mailmax.admin("", "forward", "add", ANN, "bob@" + TOWN);
        mailmax.admin("", "account", "set", ANN, "responder-subject=On holiday", "responder-text=Back on Monday.");
        mailmax.admin("", "account", "set", ANN, "forwarding=on", "responder=on", "quota=500M");
        mailmax.admin("", "member", "set", ANN, "carla@" + TOWN, "read");
        mailmax.admin("", "member", "set", "orders@" + TOWN, ANN, "send");
        // Nobody listens there: the mail waits.
        mailmax.admin("", "route", "add", "to:" + FAR, "127.0.0.1:1", "tls=none");
        mailmax.admin("", "forward", "add", "orders@" + TOWN, "zoe@" + FAR);
        mailmax.admin("", "account", "set", "orders@" + TOWN, "forwarding=on");
        letter("Rainer Regen <rainer@elsewhere.test>", "Sixty umbrellas", "Please deliver them before the rain.");
        letters.send("orders@" + TOWN, "An order");
        letter("Shop <shop@elsewhere.test>", "Your receipt", "Thank you.\r\nSixty umbrellas, black.");
    }

    @BeforeEach
    void open() {
        browser = new Browser(mailmax);
        admin = new Administration(browser);
        findings.clear();
    }

    private void letter(String from, String subject, String text) {
        try (Smtp smtp = new Smtp(mailmax)) {
            smtp.envelope("sender@elsewhere.test", ANN)
                    .content(("From: " + from + "\r\nTo: Ann <" + ANN + ">\r\nSubject: " + subject + "\r\n\r\n" + text
                                    + "\r\n")
                            .getBytes(StandardCharsets.UTF_8))
                    .end();
        }
    }

    @AfterEach
    void close() {
        browser.close();
    }

    /// The name of each page in `docs/screenshots`, and where it is.
    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("dashboard", "/admin/dashboard/dashboard.xhtml");
        pages.put("domains", "/admin/domain/domains.xhtml");
        pages.put("domain", "/admin/domain/domain.xhtml?name=" + TOWN);
        pages.put("domain-settings", "/admin/domain/settings.xhtml?name=" + TOWN);
        pages.put("import", "/admin/domain/import.xhtml?name=" + TOWN);
        pages.put("dns", "/admin/dns/dns.xhtml?name=" + TOWN);
        pages.put("dkim", "/admin/dns/dkim.xhtml?name=" + TOWN);
        pages.put("mailbox", "/admin/mailbox/mailbox.xhtml?address=" + ANN);
        pages.put("aliases", "/admin/mailbox/aliases.xhtml?address=" + ANN);
        pages.put("members", "/admin/mailbox/members.xhtml?address=" + ANN);
        pages.put("forwards", "/admin/mailbox/forwards.xhtml?address=" + ANN);
        pages.put("responder", "/admin/mailbox/responder.xhtml?address=" + ANN);
        pages.put("client-settings", "/admin/mailbox/client.xhtml?address=" + ANN);
        pages.put("look", "/admin/look/look.xhtml?address=" + ANN);
        pages.put("sessions", "/admin/sessions/sessions.xhtml");
        pages.put("trace", "/admin/trace/trace.xhtml");
        pages.put("route", "/admin/route/route.xhtml?from=x@elsewhere.test&to=sales@" + TOWN);
        pages.put("queue", "/admin/queue/queue.xhtml");
        pages.put("queue-destinations", "/admin/queue/destinations.xhtml");
        pages.put("queue-destination", "/admin/queue/destination.xhtml?name=" + FAR);
        pages.put("queue-senders", "/admin/queue/senders.xhtml");
        pages.put("audit", "/admin/audit/audit.xhtml");
        pages.put("tokens", "/admin/tokens/tokens.xhtml");
        pages.put("administrators", "/admin/administrators/administrators.xhtml");
        pages.put("find", "/admin/find/find.xhtml?q=umbrellas");
        pages.put("account", "/admin/account/account.xhtml");
        return pages;
    }

    @Test
    void noPageOfTheAdministrationKeepsAnybodyOut() {
        enter("/admin/login/login.xhtml", "loginForm:address");
        look("login");
        admin.logInAsSystem(ROOT, MailMax.PASSWORD);
        browser.find(By.id("places"));
        for (Map.Entry<String, String> page : pages().entrySet()) {
            browser.open(page.getValue()).find(By.cssSelector("#content h1"));
            look(page.getKey());
        }
        browser.open("/admin/trace/trace.xhtml")
                .type("traceForm:recipient", ANN)
                .press("traceForm:search");
        browser.press(By.cssSelector("#traceForm\\:table tbody a")).find(By.cssSelector(".timeline"));
        look("journey");
        browser.open("/admin/queue/queue.xhtml")
                .press(By.partialLinkText("zoe@"))
                .find(By.id("queuedForm:hold"));
        look("queue-message");
        browser.open("/admin/domain/domain.xhtml?name=" + TOWN)
                .press("openAddMailBox")
                .find(By.id("addMailBoxForm:name"));
        look("add-mailbox");
        lookIntoAMailbox();
        for (String error : List.of("/admin/nowhere.xhtml", "/error/failure.html", "/error/expired.html")) {
            browser.open(error).find(By.tagName("h1"));
            look("error-" + error.replaceAll(".*/|[.].*", ""));
        }
        assertThat(findings).isEmpty();
    }

    private void lookIntoAMailbox() {
        browser.open("/admin/look/look.xhtml?address=" + ANN)
                .type("reasonForm:reason", "Ann asked for it")
                .press("reasonForm:begin")
                .find(By.id("lookForm"));
        look("look-folder");
        browser.press(By.partialLinkText("Sixty umbrellas")).find(By.id("lookText"));
        look("look-message");
    }

    /// The first password and the second factor stand between a login and everything else.
    @Test
    void noDoorKeepsAnybodyOut() {
        String fresh = "fresh@" + TOWN;
        String made = mailmax.admin("", "administrator", "add", fresh);
        enter("/admin/login/login.xhtml", "loginForm:address");
        admin.logInAsSystem(fresh, AdminPages.oneTime(made));
        browser.find(By.id("choiceForm:password"));
        look("first-password");
        String careful = mailmax.createAccount("careful@" + TOWN);
        browser.forget();
        enter("/admin/login/login.xhtml", "loginForm:address");
        admin.logIn(careful, MailMax.PASSWORD);
        browser.find(By.id("places"));
        SecondFactorIT.switchOn(browser);
        browser.find(By.id("recoveryCodes"));
        look("recovery-codes");
        browser.forget();
        enter("/admin/login/login.xhtml", "loginForm:address");
        admin.logIn(careful, MailMax.PASSWORD);
        browser.find(By.id("codeForm:code"));
        look("second-factor");
        browser.forget();
        enter("/webmail/login/login.xhtml", "loginForm:account");
        browser.type("loginForm:account", careful)
                .type("loginForm:password", MailMax.PASSWORD)
                .press("loginForm:submit")
                .find(By.id("codeForm:code"));
        look("webmail-second-factor");
        assertThat(findings).isEmpty();
    }

    /// Its sentences are longer in German.
    @Test
    void theOutboxKeepsNobodyOutInAnyLanguage() {
        enter("/webmail/login/login.xhtml", "loginForm:account");
        new Webmail(browser).logIn("bob@" + TOWN, MailMax.PASSWORD);
        browser.press("mailForm:write")
                .type("composeForm:to", ANN)
                .type("composeForm:subject", "Umbrellas for tomorrow")
                .type("composeForm:text", "Later.")
                .press(By.cssSelector(".later summary"))
                .press("composeForm:tomorrow")
                .find(By.id("mailForm:listPanel"));
        Map<String, String> titles = Map.of("en", "Scheduled", "de", "Geplant");
        for (String language : List.of("en", "de")) {
            browser.speak(language)
                    .open("/webmail/outbox/outbox.xhtml")
                    .sees(By.tagName("h1"), titles.get(language))
                    .sees(By.id("outboxList"), "Umbrellas for tomorrow");
            look("outbox" + (language.equals("en") ? "" : "-" + language));
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void noPageOfTheWebmailKeepsAnybodyOut() {
        enter("/webmail/login/login.xhtml", "loginForm:account");
        look("webmail-login");
        Webmail webmail = new Webmail(browser).logIn(ANN, MailMax.PASSWORD);
        look("webmail-list");
        webmail.read("Sixty umbrellas");
        look("webmail");
        browser.press("mailForm:reply").find(By.id("composeForm:to"));
        look("compose");
        browser.open("/admin/mailbox/mailbox.xhtml").sees(By.tagName("h1"), ANN);
        look("own-mailbox");
        browser.open("/admin/account/account.xhtml").find(By.cssSelector("#content h1"));
        look("own-account");
        assertThat(findings).isEmpty();
    }

    private void enter(String door, String field) {
        browser.open(door).speak(LANGUAGE).open(door).find(By.id(field));
    }

    /// A question names what it is about, and runs none of it.
    @Test
    void aNameInAQuestionIsANameOnly() {
        String carla = "carla@" + TOWN;
        mailmax.admin("", "forward", "add", carla, "\"<img src=x onerror=document.title=4711>\"@elsewhere.test");
        new Webmail(browser).logIn(carla, MailMax.PASSWORD);
        browser.open("/admin/mailbox/forwards.xhtml").press(By.cssSelector("#forwardList button"));
        browser.sees(By.cssSelector(".ui-confirm-dialog"), "<img src=x");
        assertThat(browser.title()).doesNotContain("4711");
        assertThat(browser.count(By.cssSelector("img[src=x]"))).isZero();
    }

    /// From the login to a new mailbox and its alias, without a mouse.
    @Test
    void theMainTasksNeedNoMouse() {
        browser.open("/admin/login/login.xhtml").find(By.id("loginForm:address"));
        browser.tabTo(By.id("loginForm:address"), ROOT);
        browser.tabTo(By.id("loginForm:password"), MailMax.PASSWORD);
        browser.tabTo(By.id("loginForm:systemAdmin_input"), Keys.SPACE);
        browser.tabTo(By.id("loginForm:submit"), Keys.ENTER);
        browser.find(By.id("places"));
        browser.tabTo(By.linkText(TOWN), Keys.ENTER);
        browser.sees(By.tagName("h1"), TOWN);
        browser.tabTo(By.id("openAddMailBox"), Keys.ENTER);
        browser.find(By.id("addMailBoxForm:name"));
        browser.tabTo(By.id("addMailBoxForm:name"), "dora");
        browser.tabTo(By.id("addMailBoxForm:password"), MailMax.PASSWORD);
        browser.tabTo(By.id("addMailBoxForm:add"), Keys.ENTER);
        browser.hears("The mailbox dora@" + TOWN + " was added.");
        browser.open("/admin/mailbox/aliases.xhtml?address=dora@" + TOWN).find(By.id("aliasForm:name"));
        browser.tabTo(By.id("aliasForm:name"), "returns" + Keys.ENTER);
        browser.hears("Mail to returns@" + TOWN);
    }

    private void look(String name) {
        admin.inEveryLight(light -> findings(light).forEach(found -> findings.add(name + ", " + light + ": " + found)));
        admin.picture(name);
    }

    /// In the dark the page is the same but for its colours; on a telephone it is another.
    private List<String> findings(String light) {
        return light.equals("dark") ? Axe.findingsInColours(browser) : Axe.findings(browser);
    }
}
