package org.mailmax.browser;

import org.openqa.selenium.By;

/// The webmail as its user sees it.
record Webmail(Browser browser) {

    static final By ROWS = By.cssSelector(".row-link");

    Webmail logIn(String account, String password) {
        browser.open("/webmail/")
                .type("loginForm:account", account)
                .type("loginForm:password", password)
                .press("loginForm:submit");
        browser.find(By.id("mailForm:listPanel"));
        return this;
    }

    Webmail write(String to, String subject, String text) {
        browser.press("mailForm:write")
                .type("composeForm:to", to)
                .type("composeForm:subject", subject)
                .type("composeForm:text", text)
                .pressUntil("composeForm:send", "The message was sent.");
        return this;
    }

    /// Opens the message with this subject, when it is there.
    Webmail read(String subject) {
        browser.press(row(subject)).sees(By.cssSelector(".message-head h2"), subject);
        return this;
    }

    Webmail folder(String name) {
        browser.press(By.cssSelector(".folder[data-folder-name='" + name + "']"));
        browser.find(By.cssSelector(".folder.here[data-folder-name='" + name + "']"));
        return this;
    }

    static By row(String subject) {
        return By.xpath("//a[contains(@class,'row-link')][contains(.,'" + subject + "')]");
    }
}
