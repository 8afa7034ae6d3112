package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mailmax.product.AdminPages;
import org.mailmax.product.Imap;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.openqa.selenium.By;

/// What a postmaster oversees: DNS, keys, sessions, and looks into mailboxes.
@RunningMailMax
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OversightPagesIT {

    private static final By BODY = By.tagName("body");

    private final MailMax mailmax;
    private Browser browser;
    private Administration admin;
    private String domain;
    private String ann;
    private String postmaster;

    OversightPagesIT(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @BeforeAll
    void town() {
        domain = mailmax.createDomain();
        ann = mailmax.createAccount("ann@" + domain);
        postmaster = "overseer-of-" + domain + "@mail.test";
        String made = mailmax.admin("", "administrator", "add", postmaster, domain);
        AdminPages.chooseFirstPassword(mailmax, postmaster, AdminPages.oneTime(made), false);
        AdminPages.deliver(mailmax, ann);
    }

    @BeforeEach
    void logIn() {
        browser = new Browser(mailmax);
        admin = new Administration(browser);
        admin.logIn(postmaster, MailMax.PASSWORD);
        browser.find(By.id("places"));
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void theDnsPageSaysWhatTheDomainNeeds() {
        browser.open("/admin/dns/dns.xhtml").sees(By.tagName("h1"), domain);
        browser.sees(BODY, "v=spf1 mx -all").sees(BODY, "10 mx.mailmax.test.");
        browser.sees(By.id("dnsState"), "as they shall be");
        String zone =
                String.valueOf(browser.script("return document.querySelector('.dns-head [data-copy]').dataset.copy"));
        assertThat(zone).contains(domain + ". 3600 IN MX 10 mx.mailmax.test.\n", "_dmarc." + domain + ".");
        assertThat(browser.count(By.cssSelector(".dns-record .badge"))).isGreaterThan(12);
        admin.picture("dns");
        browser.press("dnsForm:again").sees(By.id("dnsState"), "as they shall be");
        browser.speak("de").reload();
        browser.sees(BODY, "Damit andere Ihrer Post glauben").sees(By.id("dnsState"), "wie sie sein sollen");
    }

    @Test
    void keysArePreparedAndUsedAndNoSecretIsShown() {
        browser.open("/admin/dns/dkim.xhtml?name=" + domain).sees(By.tagName("h1"), domain);
        if (browser.count(By.cssSelector("[id$=':activate']")) == 0) {
            browser.press("dkimForm:prepare");
        }
        browser.sees(By.id("dkimForm"), "waits for the DNS").sees(By.id("dkimForm"), "v=DKIM1; k=rsa; p=");
        browser.sees(By.id("dkimForm"), "v=DKIM1; k=ed25519; p=");
        browser.seesNo(By.xpath("//span[contains(@class, 'badge') and contains(., 'looking')]"));
        admin.picture("dkim");
        browser.press(By.cssSelector("[id$=':activate']"))
                .sees(By.cssSelector(".ui-confirm-dialog"), "all the same?")
                .press(By.cssSelector(".ui-confirmdialog-yes"))
                .hears("from now on");
        browser.sees(By.cssSelector("#dkimForm .badge.good"), "signs");
        assertThat(browser.source()).doesNotContain("PRIVATE").doesNotContain("MIIEv");
        assertThat(mailmax.admin("", "audit", "list", domain)).contains("signing key activate");
    }

    @Test
    void anOpenSessionIsSeenAndEnded() {
        String dora = mailmax.createAccount("dora@" + domain);
        try (Imap client = new Imap(mailmax, dora)) {
            browser.open("/admin/sessions/sessions.xhtml").sees(By.id("sessionsForm:table"), dora);
            admin.picture("sessions");
            browser.open("/admin/mailbox/mailbox.xhtml?address=" + dora).sees(By.id("sessionsForm"), "IMAP");
            browser.press(By.cssSelector("#sessionsForm [id$=':end']")).hears("Ended: " + dora);
            assertThat(client.farewell()).contains("this session was ended");
            browser.sees(By.id("sessionsForm"), "Nobody is logged in.");
        }
        assertThat(mailmax.admin("", "audit", "list", dora)).contains("session end");
    }

    @Test
    void aNewPasswordEndsTheSessionOfTheWebmail() {
        String carl = mailmax.createAccount("carl@" + domain);
        try (Browser webmail = new Browser(mailmax)) {
            webmail.open("/webmail/").type("loginForm:account", carl).type("loginForm:password", MailMax.PASSWORD);
            webmail.press("loginForm:submit").find(By.id("panes"));
            assertThat(mailmax.admin("", "session", "list", carl)).contains("WEBMAIL");
            mailmax.admin("another horse battery\n", "account", "password", carl);
            webmail.open("/webmail/folder/mail.xhtml").find(By.id("loginForm:account"));
        }
        assertThat(mailmax.admin("", "session", "list", carl)).doesNotContain("WEBMAIL");
    }

    @Test
    void aLookIntoAMailboxIsSeenByItsOwner() {
        browser.open("/admin/mailbox/mailbox.xhtml?address=" + ann).press("endForm:lookInto");
        browser.type("reasonForm:reason", "short").press("reasonForm:begin").sees(BODY, "10 to 500 characters");
        browser.type("reasonForm:reason", "Ann asked for a lost letter").press("reasonForm:begin");
        browser.find(By.cssSelector("[id$=':read']"));
        admin.picture("look");
        browser.press(By.cssSelector("[id$=':read']")).find(By.id("lookText"));
        admin.picture("look-message");
        browser.forget();
        admin.logIn(ann, MailMax.PASSWORD);
        browser.find(By.id("places"));
        browser.open("/admin/account/account.xhtml").sees(By.id("looks"), "Ann asked for a lost letter");
        assertThat(browser.text(By.id("looks"))).contains(postmaster, "list of INBOX", "message 1 of INBOX");
        browser.sees(By.id("sessionsForm"), "this one");
        admin.picture("own-account");
    }
}
