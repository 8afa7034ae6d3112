package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mailmax.product.AdminPages;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.mailmax.product.Wire;
import org.openqa.selenium.By;

/// The pages about mail that waits, as a postmaster and a system administrator use them.
@RunningMailMax
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueuePagesIT {

    private static final By TABLE = By.id("queueForm:table");

    private final MailMax mailmax;
    private Browser browser;
    private Administration pages;
    private String domain;
    private String other;
    private String far;
    private String postmaster;
    private String root;

    QueuePagesIT(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @BeforeAll
    void town() {
        domain = mailmax.createDomain();
        other = mailmax.createDomain();
        far = "far-from-" + domain;
        postmaster = "queue-of-" + domain + "@mail.test";
        root = "root-of-" + domain + "@mail.test";
        String made = mailmax.admin("", "administrator", "add", postmaster, domain);
        AdminPages.chooseFirstPassword(mailmax, postmaster, AdminPages.oneTime(made), false);
        made = mailmax.admin("", "administrator", "add", root);
        AdminPages.chooseFirstPassword(mailmax, root, AdminPages.oneTime(made), true);
        mailmax.createAccount("ann@" + domain);
        mailmax.createAccount("bob@" + other);
        // Nobody listens there: the mail waits.
        mailmax.admin("", "route", "add", "to:" + far, "127.0.0.1:1", "tls=none");
        submit("bob@" + other, "zoe@" + far);
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(mailmax);
        pages = new Administration(browser);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    private void submit(String from, String to) {
        try (Wire wire = Wire.tls(mailmax.port("SUBMISSIONS"))) {
            String plain = "\0" + from + "\0" + MailMax.PASSWORD;
            wire.expect("220");
            wire.ask("EHLO client.test", "250");
            wire.ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)), "235");
            wire.ask("MAIL FROM:<" + from + ">", "250");
            wire.ask("RCPT TO:<" + to + ">", "250");
            wire.ask("DATA", "354");
            wire.ask("Subject: waits\r\n\r\nwaits\r\n.", "250");
        }
    }

    private void logIn() {
        pages.logIn(postmaster, MailMax.PASSWORD);
        browser.find(By.id("places"));
    }

    @Test
    void aPostmasterHoldsReleasesAndGivesUpTheMailOfTheOwnDomain() {
        submit("ann@" + domain, "eve@" + far);
        logIn();
        browser.open("/admin/queue/queue.xhtml").sees(TABLE, "eve@" + far);
        assertThat(browser.text()).doesNotContain("zoe@" + far).doesNotContain("bob@" + other);
        pages.picture("queue");
        browser.press(By.linkText("eve@" + far)).sees("Who has yet to get it");
        browser.press("queuedForm:hold").hears("Held for one recipient.");
        browser.sees("held by " + postmaster);
        pages.picture("queue-message");
        browser.press("queuedForm:release").hears("Released for one recipient.");
        browser.press("queuedForm:retry").hears("One recipient is tried now.");
        browser.press("queuedForm:openGiveUp").type("giveUpForm:typed", "yes").press("giveUpForm:giveUp");
        browser.sees(By.id("giveUpForm"), "type “give up”");
        pages.picture("queue-give-up");
        browser.type("giveUpForm:typed", "give up").press("giveUpForm:giveUp").hears("Given up for one recipient.");
        assertThat(mailmax.admin("", "audit", "list")).contains("queue delete");
    }

    @Test
    void theListIsFiltered() {
        submit("ann@" + domain, "kim@" + far);
        logIn();
        browser.open("/admin/queue/queue.xhtml").sees(TABLE, "kim@" + far);
        browser.type("queueForm:destination", "nowhere.test").press("queueForm:search");
        browser.sees(TABLE, "Nothing waits.");
        browser.type("queueForm:destination", far).press("queueForm:search").sees(TABLE, "kim@" + far);
        browser.open("/admin/queue/queue.xhtml?from=bob@" + other).sees(TABLE, "Nothing waits.");
        browser.speak("de").open("/admin/queue/queue.xhtml").sees("Nächster Versuch");
    }

    @Test
    void theMailOfOthersIsNotMoved() {
        String trace = mailmax.admin("", "queue", "list", far)
                .lines()
                .filter(line -> line.contains("zoe@"))
                .findFirst()
                .orElseThrow()
                .trim()
                .split("\\s+")[1];
        logIn();
        browser.open("/admin/queue/message.xhtml?id=" + trace).sees("Nobody waits for it any more.");
        assertThat(browser.text()).doesNotContain("zoe@");
        browser.open("/admin/queue/destination.xhtml?name=" + far).sees(By.tagName("h1"), far);
        assertThat(browser.count(By.id("settingsForm"))).isZero();
        browser.open("/admin/queue/senders.xhtml").sees("Nobody is blocked.");
        assertThat(browser.count(By.id("limitForm"))).isZero();
    }

    @Test
    void aUserSeesNoQueue() {
        new Webmail(browser).logIn("ann@" + domain, MailMax.PASSWORD);
        browser.open("/admin/mailbox/mailbox.xhtml").find(By.id("places"));
        browser.open("/admin/queue/queue.xhtml").sees("You may not do this.");
        assertThat(browser.text()).doesNotContain("@" + far);
        browser.open("/admin/queue/destinations.xhtml").sees("You may not do this.");
        assertThat(browser.text()).doesNotContain(far);
    }

    @Test
    void aSystemAdministratorSetsHowADestinationIsTriedAndWhoSendsHowMuch() {
        pages.logInAsSystem(root, MailMax.PASSWORD);
        browser.find(By.id("places"));
        browser.open("/admin/queue/destinations.xhtml").sees(By.id("destinationsForm:table"), far);
        pages.picture("queue-destinations");
        browser.open("/admin/queue/destination.xhtml?name=" + far);
        browser.type("settingsForm:backoff", "soon").press("settingsForm:save").sees("A time is written as");
        browser.type("settingsForm:backoff", "2m, 1h").type("settingsForm:concurrency", "3");
        browser.press("settingsForm:save").hears("is tried like this from now on.");
        pages.picture("queue-destination");
        browser.press("settingsForm:reset").hears("is tried like every other destination.");
        browser.open("/admin/queue/senders.xhtml")
                .type("limitForm:subject", other)
                .type("limitForm:perHour", "77");
        browser.press("limitForm:limit").sees(By.id("limitForm"), "77 in an hour");
        pages.picture("queue-senders");
        browser.press(By.cssSelector("#limitForm .icon-button")).hears(other + " has the general limit again.");
    }
}
