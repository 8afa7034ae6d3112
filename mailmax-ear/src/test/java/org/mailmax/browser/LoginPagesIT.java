package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mailmax.product.MailMax;
import org.openqa.selenium.By;

/// The two front doors open in a real browser.
class LoginPagesIT extends BrowserTest {

    LoginPagesIT(MailMax mailmax) {
        super(mailmax);
    }

    @Test
    void theAdministrationAsksForAddressAndPassword() {
        open("/admin/");
        see(By.cssSelector("input[type=password]"));
        assertThat(browser.findElement(By.tagName("body")).getText()).contains("Email Address", "System Admin");
    }

    @Test
    void theWebmailAsksForAPassword() {
        open("/webmail/");
        see(By.cssSelector("input[type=password]"));
    }
}
