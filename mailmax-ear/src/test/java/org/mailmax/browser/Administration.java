package org.mailmax.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;

/// Somebody in front of the administration, in the words of its pages.
///
/// With `-Dscreenshots=DIRECTORY` every page that is looked at is also pictured: on a desk and on a telephone, light
/// and dark.
record Administration(Browser browser) {

    private static final String PICTURES = System.getProperty("screenshots", "");
    private static final Dimension DESK = new Dimension(1400, 900);
    private static final int TALLEST = 2400;

    void logIn(String address, String password) {
        browser.open("/admin/login/login.xhtml")
                .type("loginForm:address", address)
                .type("loginForm:password", password)
                .press("loginForm:submit");
    }

    void logInAsSystem(String address, String password) {
        browser.open("/admin/login/login.xhtml")
                .type("loginForm:address", address)
                .type("loginForm:password", password)
                .press(By.cssSelector(".ui-chkbox-box"))
                .press("loginForm:submit");
    }

    void choose(String password) {
        browser.type("choiceForm:password", password)
                .type("choiceForm:again", password)
                .press("choiceForm:submit")
                .sees("Your new password is set.");
    }

    void addMailBox(String address, String password) {
        browser.press("openAddMailBox")
                .type("addMailBoxForm:name", address.substring(0, address.indexOf('@')))
                .type("addMailBoxForm:password", password)
                .press("addMailBoxForm:add")
                .sees("The mailbox " + address + " was added.");
        browser.sees(By.id("mailBoxForm:table"), address);
    }

    void mailbox(String address) {
        browser.open("/admin/mailbox/mailbox.xhtml?address=" + address).sees(By.tagName("h1"), address);
    }

    void addAlias(String address, String alias) {
        mailbox(address);
        browser.press("mailForm:manageAliases").type("aliasForm:name", alias).press("aliasForm:add");
    }

    void addForward(String address, String target) {
        mailbox(address);
        browser.press("mailForm:manageForwards")
                .type("forwardForm:targets", target)
                .press("forwardForm:add");
    }

    /// Clicks one of the three boxes of the documentation.
    void box(String address, String id) {
        mailbox(address);
        browser.press(By.cssSelector("#mailForm\\:" + id + " .ui-chkbox-box")).sees("The settings of " + address);
    }

    /// Looks at the page on a desk in the light and in the dark, and on a telephone.
    void inEveryLight(Consumer<String> look) {
        for (String light : List.of("light", "dark")) {
            media(light);
            look.accept(light);
        }
        media("light");
        size(390, 844, true);
        look.accept("telephone");
        asUsual();
    }

    /// Pictures of the page for the documentation, when they were asked for: a desk in the light, a telephone in the
    /// dark.
    void picture(String name) {
        if (PICTURES.isEmpty()) {
            return;
        }
        shoot(name, "light", 1360, false);
        shoot(name + "-phone-dark", "dark", 390, true);
        asUsual();
    }

    private void asUsual() {
        browser.driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        browser.driver().manage().window().setSize(DESK);
    }

    private void shoot(String name, String light, int width, boolean phone) {
        media(light);
        size(width, 844, phone);
        int height = ((Number) browser.script("return document.documentElement.scrollHeight")).intValue();
        size(width, Math.clamp(height, 844, TALLEST), phone);
        browser.script("return Promise.allSettled(document.getAnimations().map(one => one.finished)).then(() => '')");
        byte[] picture = browser.driver().getScreenshotAs(OutputType.BYTES);
        try {
            Path directory = Files.createDirectories(Path.of(PICTURES));
            Files.write(directory.resolve(name.toLowerCase(Locale.ROOT) + ".png"), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void media(String light) {
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", light))));
    }

    private void size(int width, int height, boolean phone) {
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }
}
