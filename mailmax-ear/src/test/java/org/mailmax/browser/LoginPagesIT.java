package org.mailmax.browser;

import org.junit.jupiter.api.Test;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.openqa.selenium.By;

/// The two front doors open in a real browser.
@RunningMailMax
class LoginPagesIT {

    private final MailMax mailmax;

    LoginPagesIT(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @Test
    void theAdministrationAsksForAddressAndPassword() {
        try (Browser browser = new Browser(mailmax)) {
            browser.open("/admin/").sees("Email Address").sees("System Admin");
            browser.find(By.cssSelector("input[type=password]"));
        }
    }

    @Test
    void theWebmailAsksForAPassword() {
        try (Browser browser = new Browser(mailmax)) {
            browser.open("/webmail/").find(By.cssSelector("input[type=password]"));
        }
    }
}
