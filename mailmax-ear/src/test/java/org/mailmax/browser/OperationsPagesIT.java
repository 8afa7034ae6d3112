package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mailmax.product.AdminPages;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.openqa.selenium.By;

/// The operating half of the administration, as a postmaster uses it: ways, journeys, audit and tokens.
@RunningMailMax
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsPagesIT {

    private static final By BODY = By.tagName("body");
    private static final By PLACES = By.id("places");

    private final MailMax mailmax;
    private Browser browser;
    private String domain;
    private String other;
    private String postmaster;

    OperationsPagesIT(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @BeforeAll
    void town() {
        domain = mailmax.createDomain();
        other = mailmax.createDomain();
        postmaster = "pages-of-" + domain + "@mail.test";
        String made = mailmax.admin("", "administrator", "add", postmaster, domain);
        AdminPages.chooseFirstPassword(mailmax, postmaster, AdminPages.oneTime(made), false);
        mailmax.createAccount("ann@" + domain);
        mailmax.createAccount("bob@" + other);
        mailmax.admin("", "alias", "add", "ann@" + domain, "info");
        mailmax.admin("", "forward", "add", "ann@" + domain, "bob@" + other);
        mailmax.admin("", "account", "set", "ann@" + domain, "forwarding=on");
        AdminPages.deliver(mailmax, "ann@" + domain);
    }

    @BeforeEach
    void logIn() {
        browser = new Browser(mailmax);
        browser.open("/admin/").type("loginForm:address", postmaster).type("loginForm:password", MailMax.PASSWORD);
        browser.press("loginForm:submit").find(PLACES);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void theWayOfAMessageIsDrawnAndEndsAtTheBorderOfTheDomain() {
        browser.open("/admin/route/route.xhtml");
        browser.type("routeForm:sender", "x@elsewhere.test");
        browser.type("routeForm:recipient", "info@" + domain);
        browser.press(By.id("routeForm:draw"));
        browser.sees(By.id("way"), "info@" + domain + " is an alias of ann@" + domain);
        assertThat(browser.text(By.id("way")))
                .contains("accepted", "forwards to bob@" + other, "is in another domain", "Stored in the inbox of ann@")
                .doesNotContain("Stored in the inbox of bob@");
        browser.type("routeForm:recipient", "nobody");
        browser.press(By.id("routeForm:draw"));
        browser.sees(By.id("routeForm"), "This is not a name for an address.");
        browser.open("/admin/route/route.xhtml?from=x@elsewhere.test&to=nobody@" + domain);
        browser.sees(By.id("way"), "there is no nobody@" + domain + " here");
        assertThat(browser.text(By.id("way"))).contains("refused");
    }

    @Test
    void theJourneyOfAMessageIsFoundAndToldInPlainWords() {
        browser.open("/admin/trace/trace.xhtml");
        browser.type("traceForm:recipient", "ann@" + domain);
        browser.press(By.id("traceForm:search"));
        browser.sees(By.id("traceForm:table"), "sender@elsewhere.test");
        assertThat(browser.text()).doesNotContain("bob@" + other);
        browser.press(By.cssSelector("#traceForm\\:table tbody a"));
        browser.sees(By.cssSelector(".timeline"), "Stored in the folder INBOX of ann@" + domain);
        assertThat(browser.text()).contains("which calls itself client.test").doesNotContain("INBOX of bob@");
        browser.speak("de").reload();
        browser.sees(By.cssSelector(".timeline"), "Gespeichert im Ordner INBOX von ann@" + domain);
        browser.speak("en").open("/admin/trace/message.xhtml?id=nothing");
        browser.sees(BODY, "Nothing is known of this message.");
    }

    @Test
    void theAuditTellsWhatWasBeforeAndAfter() {
        browser.open("/admin/audit/audit.xhtml");
        browser.type("auditForm:filter", "allowforwarding");
        browser.seesNo(By.xpath("//tbody//*[contains(text(), 'Alias added')]"));
        browser.sees(By.id("auditForm:table"), "allowForwarding=false");
        assertThat(browser.text())
                .contains("allowForwarding=true", "ann@" + domain)
                .doesNotContain(other);
        assertThat(browser.count(By.cssSelector("#auditForm\\:file a[href*='audit.csv?filter=allowforwarding']")))
                .isOne();
    }

    @Test
    void theDashboardIsForSystemAdministrators() {
        browser.open("/admin/dashboard/dashboard.xhtml");
        browser.sees(BODY, "You may not do this.");
        String root = "root-of-pages@mail.test";
        String made = mailmax.admin("", "administrator", "add", root);
        AdminPages.chooseFirstPassword(mailmax, root, AdminPages.oneTime(made), true);
        browser.forget().open("/admin/");
        browser.type("loginForm:address", root);
        browser.type("loginForm:password", MailMax.PASSWORD);
        browser.press(By.cssSelector(".ui-chkbox-box"));
        browser.press(By.id("loginForm:submit"));
        browser.find(PLACES);
        browser.open("/admin/dashboard/dashboard.xhtml");
        browser.sees(By.tagName("h1"), "Dashboard");
        assertThat(browser.text()).contains("What needs attention", "waiting in the queue", "Hour by hour");
        assertThat(browser.count(By.cssSelector(".bars rect"))).isEqualTo(4 * 24);
        browser.sees(By.id("storage"), domain).sees(By.id("certificate"), "nobody but this server");
        browser.sees(By.cssSelector(".concerns"), "vouches for its certificate");
        assertThat(browser.count(By.cssSelector(".concerns li a"))).isPositive();
        new Administration(browser).picture("dashboard");
    }

    @Test
    void aTokenIsShownOnceAndTakenBack() {
        browser.open("/admin/tokens/tokens.xhtml");
        browser.press(By.id("openAddToken"));
        browser.type("addForm:label", "of the browser");
        browser.press(By.id("addForm:add"));
        browser.sees(By.id("addForm"), "Choose at least one scope.");
        browser.press(By.cssSelector("#addForm input[value='trace:read']"));
        browser.press(By.id("addForm:add"));
        assertThat(browser.text(By.id("shownToken"))).matches("mailmax_[0-9a-f]{32}");
        browser.press(By.id("closeNew"));
        browser.open("/admin/tokens/tokens.xhtml");
        browser.sees(By.id("tokensForm:table"), "of the browser");
        assertThat(browser.source()).doesNotContain("mailmax_");
        browser.press(By.cssSelector("#tokensForm\\:table .danger-text"));
        browser.press(By.cssSelector(".ui-confirmdialog-yes"));
        browser.sees(By.id("tokensForm:table"), "There is no token.");
    }
}
