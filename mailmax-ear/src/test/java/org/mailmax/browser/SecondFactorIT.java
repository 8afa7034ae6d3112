package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.mailmax.directory.Totp;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.mailmax.product.Wire;
import org.openqa.selenium.By;

/// Somebody switches the second factor on: the webmail asks for a code, mail programs get in with app passwords only.
@RunningMailMax
class SecondFactorIT {

    /// One step later: the code of this one has been used to switch it on.
    private static final int STEP_SECONDS = 30;

    private final MailMax mailmax;
    private final String ann;

    SecondFactorIT(MailMax mailmax) {
        this.mailmax = mailmax;
        this.ann = mailmax.createAccount("ann@" + mailmax.createDomain());
    }

    @Test
    void thePasswordAloneOpensNothing() {
        try (Browser browser = new Browser(mailmax)) {
            new Administration(browser).logIn(ann, MailMax.PASSWORD);
            browser.find(By.id("places"));
            String secret = switchOn(browser);
            String recovery = browser.text(By.cssSelector("#recoveryCodes code"));
            String forProgram = appPassword(browser);
            browser.forget();
            theWebmailAsksForACode(browser, Totp.code(secret, Instant.now().plusSeconds(STEP_SECONDS)));
            browser.forget();
            enter(browser, MailMax.PASSWORD);
            show(browser, recovery);
            browser.find(By.id("panes")).forget();
            enter(browser, MailMax.PASSWORD);
            show(browser, recovery);
            browser.sees("This code is not right");
            programsWantTheAppPassword(forProgram);
            browser.forget();
            enter(browser, forProgram);
            browser.sees(By.id("loginForm"), "not right");
        }
    }

    /// @return the secret
    static String switchOn(Browser browser) {
        browser.open("/admin/account/account.xhtml").press("factorForm:begin");
        String secret = browser.text(By.id("secret")).replace(" ", "");
        browser.type("factorForm:code", Totp.code(secret, Instant.now())).press("factorForm:confirm");
        return secret;
    }

    private static String appPassword(Browser browser) {
        browser.type("appForm:label", "Telephone").press("appForm:add");
        return browser.text(By.id("madePassword"));
    }

    private void theWebmailAsksForACode(Browser browser, String code) {
        enter(browser, MailMax.PASSWORD);
        browser.find(By.id("codeForm:code")).open("/webmail/folder/mail.xhtml").find(By.id("loginForm:account"));
        browser.open("/webmail/compose/compose.xhtml").find(By.id("loginForm:account"));
        enter(browser, MailMax.PASSWORD);
        show(browser, "000000");
        browser.sees("This code is not right");
        show(browser, code);
        browser.find(By.id("panes"));
    }

    private void enter(Browser browser, String password) {
        browser.open("/webmail/")
                .type("loginForm:account", ann)
                .type("loginForm:password", password)
                .press("loginForm:submit");
    }

    private static void show(Browser browser, String code) {
        browser.type("codeForm:code", code).press("codeForm:submit");
    }

    private void programsWantTheAppPassword(String forProgram) {
        try (Wire imap = Wire.tls(mailmax.port("IMAPS"));
                Wire pop = Wire.tls(mailmax.port("POP3S"));
                Wire smtp = Wire.tls(mailmax.port("SUBMISSIONS"))) {
            imap.expect("* OK");
            imap.ask(login("a", MailMax.PASSWORD), "a NO");
            assertThat(imap.ask(login("b", forProgram), "b OK")).contains("OK");
            pop.expect("+OK");
            pop.ask("USER " + ann, "+OK");
            pop.ask("PASS " + MailMax.PASSWORD, "-ERR");
            smtp.expect("220");
            smtp.ask("EHLO test", "250");
            smtp.ask("AUTH PLAIN " + plain(MailMax.PASSWORD), "535");
            smtp.ask("AUTH PLAIN " + plain(forProgram), "235");
        }
    }

    private String login(String tag, String password) {
        return tag + " LOGIN \"" + ann + "\" \"" + password + "\"";
    }

    private String plain(String password) {
        String text = "\0" + ann + "\0" + password;
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
