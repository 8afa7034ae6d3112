package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mailmax.product.AdminPages;
import org.mailmax.product.MailMax;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// The operating half of the administration, as a postmaster uses it: ways, journeys, audit and tokens.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsPagesIT extends BrowserTest {

    private static final By BODY = By.tagName("body");

    private String domain;
    private String other;
    private String postmaster;

    OperationsPagesIT(MailMax mailmax) {
        super(mailmax);
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
        open("/admin/");
        type(By.id("loginForm:address"), postmaster);
        type(By.id("loginForm:password"), MailMax.PASSWORD);
        click(By.id("loginForm:submit"));
        see(By.id("places"));
    }

    private void sees(By where, String text) {
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(ExpectedConditions.textToBePresentInElementLocated(where, text));
    }

    private String page() {
        return browser.findElement(BODY).getText();
    }

    @Test
    void theWayOfAMessageIsDrawnAndEndsAtTheBorderOfTheDomain() {
        open("/admin/route/route.xhtml");
        type(By.id("routeForm:sender"), "x@elsewhere.test");
        type(By.id("routeForm:recipient"), "info@" + domain);
        click(By.id("routeForm:draw"));
        sees(By.id("way"), "info@" + domain + " is an alias of ann@" + domain);
        assertThat(see(By.id("way")).getText())
                .contains("accepted", "forwards to bob@" + other, "is in another domain", "Stored in the inbox of ann@")
                .doesNotContain("Stored in the inbox of bob@");
        type(By.id("routeForm:recipient"), "nobody");
        click(By.id("routeForm:draw"));
        sees(By.id("routeForm"), "This is not a name for an address.");
        open("/admin/route/route.xhtml?from=x@elsewhere.test&to=nobody@" + domain);
        sees(By.id("way"), "there is no nobody@" + domain + " here");
        assertThat(see(By.id("way")).getText()).contains("refused");
    }

    @Test
    void theJourneyOfAMessageIsFoundAndToldInPlainWords() {
        open("/admin/trace/trace.xhtml");
        type(By.id("traceForm:recipient"), "ann@" + domain);
        click(By.id("traceForm:search"));
        sees(By.id("traceForm:table"), "sender@elsewhere.test");
        assertThat(page()).doesNotContain("bob@" + other);
        click(By.cssSelector("#traceForm\\:table tbody a"));
        sees(By.cssSelector(".timeline"), "Stored in the folder INBOX of ann@" + domain);
        assertThat(page()).contains("which calls itself client.test").doesNotContain("INBOX of bob@");
        browser.manage().addCookie(new Cookie("lang", "de"));
        browser.navigate().refresh();
        sees(By.cssSelector(".timeline"), "Gespeichert im Ordner INBOX von ann@" + domain);
        browser.manage().deleteCookieNamed("lang");
        open("/admin/trace/message.xhtml?id=nothing");
        sees(BODY, "Nothing is known of this message.");
    }

    @Test
    void theAuditTellsWhatWasBeforeAndAfter() {
        open("/admin/audit/audit.xhtml");
        type(By.id("auditForm:filter"), "allowforwarding");
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(ExpectedConditions.not(ExpectedConditions.textToBePresentInElementLocated(BODY, "Alias added")));
        sees(By.id("auditForm:table"), "allowForwarding=false");
        assertThat(page()).contains("allowForwarding=true", "ann@" + domain).doesNotContain(other);
        assertThat(see(By.cssSelector("#auditForm\\:file a")).getDomAttribute("href"))
                .contains("audit.csv?filter=allowforwarding");
    }

    @Test
    void theDashboardIsForSystemAdministrators() {
        open("/admin/dashboard/dashboard.xhtml");
        sees(BODY, "You may not do this.");
        String root = "root-of-pages@mail.test";
        String made = mailmax.admin("", "administrator", "add", root);
        AdminPages.chooseFirstPassword(mailmax, root, AdminPages.oneTime(made), true);
        browser.manage().deleteAllCookies();
        open("/admin/");
        type(By.id("loginForm:address"), root);
        type(By.id("loginForm:password"), MailMax.PASSWORD);
        click(By.cssSelector(".ui-chkbox-box"));
        click(By.id("loginForm:submit"));
        see(By.id("places"));
        open("/admin/dashboard/dashboard.xhtml");
        sees(By.tagName("h1"), "Dashboard");
        assertThat(page()).contains("What needs attention", "waiting in the queue", "Hour by hour");
        assertThat(browser.findElements(By.cssSelector(".bars rect"))).hasSize(4 * 24);
    }

    @Test
    void aTokenIsShownOnceAndTakenBack() {
        open("/admin/tokens/tokens.xhtml");
        click(By.id("openAddToken"));
        type(By.id("addForm:label"), "of the browser");
        click(By.id("addForm:add"));
        sees(By.id("addForm"), "Choose at least one scope.");
        click(By.cssSelector("#addForm input[value='trace:read']"));
        click(By.id("addForm:add"));
        assertThat(see(By.id("shownToken")).getText()).matches("mailmax_[0-9a-f]{32}");
        click(By.id("closeNew"));
        open("/admin/tokens/tokens.xhtml");
        sees(By.id("tokensForm:table"), "of the browser");
        assertThat(browser.getPageSource()).doesNotContain("mailmax_");
        click(By.cssSelector("#tokensForm\\:table .danger-text"));
        click(By.cssSelector(".ui-confirmdialog-yes"));
        sees(By.id("tokensForm:table"), "There is no token.");
    }
}
