package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.openqa.selenium.By;

/// The beginning of the documentation of MailMax Administrator, walked as a postmaster would.
@RunningMailMax
class AdministrationIT {

    private static final String DOMAIN = "paper.test";
    private static final String ANN = "ann@" + DOMAIN;
    private static final String BOB = "bob@" + DOMAIN;
    private static final String CARL = "carl@" + DOMAIN;
    private static final String POSTMASTER = "postmaster@" + DOMAIN;
    private static final String ROOT = "root@admin.test";

    private final MailMax server;
    private final String base;

    AdministrationIT(MailMax server) {
        this.server = server;
        this.base = "http://127.0.0.1:" + server.port("HTTP");
    }

    @Test
    void theDocumentationFromTheFirstPasswordToTheMailboxes() {
        try (Browser browser = new Browser(base)) {
            Administration admin = new Administration(browser);
            aSystemAdministratorAddsTheDomain(admin);
            browser.press(By.cssSelector("#logout a"));
            thePostmasterLogsInWithTheWordPassword(admin);
            mailboxesAreAdded(admin);
        }
    }

    private void aSystemAdministratorAddsTheDomain(Administration admin) {
        Browser browser = admin.browser();
        String text = server.admin("", "administrator", "add", ROOT);
        admin.browser().open("/admin/").find(By.id("loginForm:address"));
        admin.picture("login");
        admin.logInAsSystem(
                ROOT,
                text.substring(text.indexOf("password ") + 9)
                        .lines()
                        .findFirst()
                        .orElseThrow());
        admin.choose(MailMax.PASSWORD);
        browser.press("openAddDomain")
                .type("addDomainForm:domain", DOMAIN)
                .press(By.xpath("//*[@id='addDomainForm']//label[contains(., 'The word')]"))
                .press("addDomainForm:add")
                .sees(By.id("newPassword"), "password");
        browser.press("closeNew");
        server.admin("", "domain", "add", "others.test");
        browser.open("/admin/administrators/administrators.xhtml").sees(By.tagName("h1"), "Administrators");
        admin.picture("administrators");
        browser.open("/admin/domain/settings.xhtml?name=" + DOMAIN).sees(By.tagName("h1"), DOMAIN);
        browser.type("limitForm:maxAccounts", "20").press("limitForm:save").sees("The settings of " + DOMAIN);
        admin.picture("domain-settings");
    }

    /// "Email Address: postmaster@yourdomain.com, Password: password, DO NOT CHECK System Admin, Click Submit."
    private void thePostmasterLogsInWithTheWordPassword(Administration admin) {
        Browser browser = admin.browser();
        String before = session(browser);
        admin.logIn(POSTMASTER, "password");
        browser.find(By.id("choiceForm:password"));
        admin.picture("choose-password");
        browser.open("/admin/domain/domains.xhtml").find(By.id("loginForm:address"));
        admin.logIn(POSTMASTER, "password");
        browser.sees("The address, the password or the System Admin box is not right.");
        browser.open("/admin/login/password.xhtml");
        admin.choose(MailMax.PASSWORD);
        assertThat(session(browser)).as("another session than before").isNotEqualTo(before);
    }

    private static String session(Browser browser) {
        return Optional.ofNullable(browser.driver().manage().getCookieNamed("MAILMAX"))
                .map(Object::toString)
                .orElse("");
    }

    /// "Highlight your domain and click show details. In the middle of the next page click Add MailBox."
    private void mailboxesAreAdded(Administration admin) {
        Browser browser = admin.browser();
        browser.press("domainsForm:details").sees("Highlight a domain first.");
        admin.picture("domains");
        browser.press(By.xpath("//tr[contains(.,'" + DOMAIN + "')]/td[last()]"))
                .press("domainsForm:details")
                .sees(By.tagName("h1"), DOMAIN);
        browser.sees("It is recommended that you forward the postmaster account");
        for (String address : new String[] {ANN, BOB, CARL}) {
            admin.addMailBox(address, MailMax.PASSWORD);
        }
        browser.press("openAddMailBox")
                .type("addMailBoxForm:name", "ann")
                .type("addMailBoxForm:password", MailMax.PASSWORD)
                .press("addMailBoxForm:add")
                .sees(By.id("addMailBoxForm"), "This name is taken by " + ANN);
        browser.open("/admin/domain/domain.xhtml?name=" + DOMAIN).sees(By.tagName("h1"), DOMAIN);
        admin.picture("domain");
    }
}
