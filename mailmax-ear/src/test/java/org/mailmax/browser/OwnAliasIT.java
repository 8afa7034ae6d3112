package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mailmax.product.AdminPages;
import org.mailmax.product.Imap;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.openqa.selenium.By;

/// A postmaster lets somebody make aliases, who makes one, gets mail by it, and removes it again.
@RunningMailMax
class OwnAliasIT {

    private static final By FORM = By.id("aliasForm");

    private final MailMax mailmax;
    private final String domain;
    private final String ann;

    OwnAliasIT(MailMax mailmax) {
        this.mailmax = mailmax;
        this.domain = mailmax.createDomain();
        this.ann = mailmax.createAccount("ann@" + domain);
    }

    @Test
    void somebodyMakesAnAliasAndRemovesIt() {
        String postmaster = "lends-" + domain + "@mail.test";
        String made = mailmax.admin("", "administrator", "add", postmaster, domain);
        AdminPages.chooseFirstPassword(mailmax, postmaster, AdminPages.oneTime(made), false);
        mailmax.admin("", "alias", "add", ann, "given");
        try (Browser browser = new Browser(mailmax)) {
            Administration admin = new Administration(browser);
            admin.logIn(ann, MailMax.PASSWORD);
            browser.find(By.id("places"));
            browser.open("/admin/mailbox/aliases.xhtml")
                    .sees(FORM, "no more aliases")
                    .seesNo(By.id("aliasForm:add"));
            browser.forget();
            admin.logIn(postmaster, MailMax.PASSWORD);
            browser.find(By.id("places"));
            browser.open("/admin/mailbox/aliases.xhtml?address=" + ann).type("ownForm:allowed", "1");
            browser.press("ownForm:save").hears("The settings of " + ann);
            admin.picture("own-aliases-allowed");
            browser.forget();
            admin.logIn(ann, MailMax.PASSWORD);
            browser.find(By.id("places"));
            makesOne(browser, admin);
        }
    }

    private void makesOne(Browser browser, Administration admin) {
        browser.open("/admin/mailbox/aliases.xhtml").sees(FORM, "one more alias");
        browser.type("aliasForm:name", "postmaster").press("aliasForm:add").sees(FORM, "in use already");
        browser.type("aliasForm:name", "annie").press("aliasForm:add").sees(FORM, "no more aliases");
        browser.sees(FORM, "annie@" + domain);
        admin.picture("own-aliases");
        AdminPages.deliver(mailmax, "annie@" + domain);
        try (Imap imap = new Imap(mailmax, ann)) {
            assertThat(imap.command("SELECT INBOX")).contains("OK");
            assertThat(imap.command("FETCH 1 FLAGS")).contains("OK");
        }
        assertThat(browser.count(By.cssSelector("#aliasList [id$=':delete']"))).isEqualTo(1);
        browser.press(By.cssSelector("#aliasList [id$=':delete']")).press(By.cssSelector(".ui-confirmdialog-yes"));
        browser.sees(FORM, "one more alias");
        assertThat(mailmax.admin("", "alias", "list", ann)).contains("given").doesNotContain("annie");
    }
}
