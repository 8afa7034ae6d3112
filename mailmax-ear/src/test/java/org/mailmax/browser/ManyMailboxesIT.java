package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mailmax.product.AdminPages;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.openqa.selenium.By;

/// A postmaster changes many mailboxes at once, and is told what became of each.
@RunningMailMax
class ManyMailboxesIT {

    private static final By RESULT = By.id("bulkReportForm");
    private static final By BOXES = By.cssSelector("#mailBoxForm\\:table tbody .ui-chkbox-box");

    private final MailMax mailmax;
    private final String domain;

    ManyMailboxesIT(MailMax mailmax) {
        this.mailmax = mailmax;
        this.domain = mailmax.createDomain();
    }

    @Test
    void manyAreChangedAndDeletedAndHadBack() {
        mailmax.createAccount("ann@" + domain);
        mailmax.createAccount("bob@" + domain);
        String postmaster = "many-of-" + domain + "@mail.test";
        String made = mailmax.admin("", "administrator", "add", postmaster, domain);
        AdminPages.chooseFirstPassword(mailmax, postmaster, AdminPages.oneTime(made), false);
        try (Browser browser = new Browser(mailmax)) {
            Administration admin = new Administration(browser);
            admin.logIn(postmaster, MailMax.PASSWORD);
            browser.find(By.id("places"));
            browser.open("/admin/domain/domain.xhtml?name=" + domain).press(BOXES);
            browser.press("mailBoxForm:chooseAll").sees(By.id("mailBoxForm:bulk"), "3 selected");
            admin.picture("bulk");
            browser.press("mailBoxForm:suspend").sees(RESULT, "Suspended: 3 mailboxes were changed");
            admin.picture("bulk-result");
            assertThat(mailmax.admin("", "audit", "list", domain)).contains("account change");
            newPasswords(browser);
            deletedAndHadBack(browser);
        }
    }

    /// Nobody else knows them, so they are not lost with the page.
    private void newPasswords(Browser browser) {
        browser.press(BOXES).press("mailBoxForm:password").press(By.cssSelector(".ui-confirmdialog-yes"));
        browser.sees(RESULT, "Passwords reset: One mailbox was changed").find(By.id("bulkReportForm:save"));
        browser.open("/admin/domain/domains.xhtml").find(By.cssSelector("#content h1"));
        browser.open("/admin/domain/domain.xhtml?name=" + domain).find(By.id("bulkReportForm:save"));
        browser.press("bulkReportForm:close").seesNo(RESULT);
        browser.open("/admin/domain/domain.xhtml?name=" + domain).find(BOXES).seesNo(RESULT);
    }

    private void deletedAndHadBack(Browser browser) {
        browser.press(BOXES).press("mailBoxForm:chooseAll").sees(By.id("mailBoxForm:bulk"), "3 selected");
        browser.press("mailBoxForm:openDelete").press("bulkDeleteForm:delete");
        browser.sees(By.id("bulkDeleteForm"), "Type the name of the domain");
        assertThat(mailmax.admin("", "account", "retired", domain)).doesNotContain("ann@");
        browser.type("bulkDeleteForm:typed", domain).press("bulkDeleteForm:delete");
        browser.sees(RESULT, "Deleted: 3 mailboxes were changed").sees(By.id("retiredForm"), "ann@" + domain);
        browser.press("bulkReportForm:undo").sees(RESULT, "Restored: 3 mailboxes were changed");
        assertThat(mailmax.admin("", "account", "retired", domain)).doesNotContain("ann@");
    }
}
