package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailmax.product.Imap;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.openqa.selenium.By;

/// Thinking again: mail that was sent is taken back, or leaves later, or leaves at once after all.
@RunningMailMax
class OutboxIT {

    private static final By DRAFT_TEXT = By.id("composeForm:text");
    private static final By SECONDS = By.id("outboxForm:seconds");

    private final MailMax server;
    private String ann;
    private String bob;
    private Browser browser;
    private Webmail webmail;

    OutboxIT(MailMax server) {
        this.server = server;
    }

    @BeforeEach
    void logIn() {
        String domain = server.createDomain();
        ann = server.createAccount("ann@" + domain);
        bob = server.createAccount("bob@" + domain);
        browser = new Browser(server);
        webmail = new Webmail(browser).logIn(ann, MailMax.PASSWORD);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void whatIsUndoneIsADraftAgainAndArrivesNowhere() {
        undoFor(30);
        webmail.write(bob, "Too hasty", "I quit!");
        new Administration(browser)
                .inEveryLight(light -> assertThat(Axe.findings(browser)).isEmpty());
        new Administration(browser).picture("webmail-undo");
        browser.press("undoForm:undoSend").hears("The message was not sent.");
        assertThat(browser.find(DRAFT_TEXT).value("composeForm:text")).contains("I quit!");
        assertThat(browser.value("composeForm:to")).contains(bob);
        assertThat(server.admin("", "queue", "list")).doesNotContain(bob);
        undoFor(0);
        webmail.write(bob, "Well considered", "I stay.").folder("Sent");
        browser.seesNo(Webmail.row("Too hasty"));
        webmail.folder("Drafts").read("Too hasty");
        hasOnly("Well considered");
    }

    @Test
    void whatIsNotUndoneArrives() {
        undoFor(5);
        webmail.write(bob, "As I said", "Five seconds later.");
        browser.seesNo(By.id("undoForm"));
        try (Browser other = new Browser(server)) {
            new Webmail(other).logIn(bob, MailMax.PASSWORD).read("As I said");
        }
    }

    @Test
    void whatIsScheduledWaitsIsCancelledOrSentNow() {
        undoFor(0);
        later("In good time").press("composeForm:tomorrow").hears("The message leaves on");
        later("Never mind")
                .type("composeForm:at", "")
                .press("composeForm:later")
                .sees("Choose a time that is yet to come");
        chooseATime();
        browser.press("composeForm:later").hears("The message leaves on");
        webmail.write(bob, "At once", "No wait.");
        hasOnly("At once");
        outbox();
        new Administration(browser)
                .inEveryLight(light -> assertThat(Axe.findings(browser)).isEmpty());
        new Administration(browser).picture("webmail-scheduled");
        browser.press(By.cssSelector("[aria-label='Back to drafts: Never mind']"))
                .hears("The message is a draft again.");
        browser.press(By.cssSelector("[aria-label='Send now: In good time']"))
                .hears("The message was sent.")
                .sees("Nothing waits for its time.");
        browser.open("/webmail/");
        webmail.folder("Drafts").read("Never mind");
        try (Browser other = new Browser(server)) {
            new Webmail(other).logIn(bob, MailMax.PASSWORD).read("In good time");
            other.seesNo(Webmail.row("Never mind"));
        }
    }

    private Browser later(String subject) {
        browser.press("mailForm:write")
                .type("composeForm:to", bob)
                .type("composeForm:subject", subject)
                .type("composeForm:text", "Later.")
                .press(By.cssSelector(".later summary"))
                .find(By.id("composeForm:later"));
        new Administration(browser).picture("webmail-later");
        return browser;
    }

    /// As a browser's field for a time holds it; typing into it depends on the language of the browser.
    private void chooseATime() {
        String time = ZonedDateTime.now()
                .plusDays(3)
                .truncatedTo(ChronoUnit.MINUTES)
                .toLocalDateTime()
                .toString();
        browser.press(By.cssSelector(".later summary")).find(By.id("composeForm:at"));
        browser.script("document.getElementById('composeForm:at').value = '" + time + "'");
    }

    private void undoFor(int seconds) {
        outbox();
        browser.press(By.cssSelector("#outboxForm\\:seconds option[value='" + seconds + "']"))
                .hears("Saved.");
        browser.open("/webmail/").find(By.id("mailForm:write"));
    }

    private void outbox() {
        browser.open("/webmail/outbox/outbox.xhtml").find(SECONDS);
    }

    /// What was sent last leaves at once, so what was sent before has had its time.
    private void hasOnly(String subject) {
        try (Imap imap = new Imap(server, bob)) {
            imap.command("SELECT INBOX");
            assertThat(imap.texts()).hasSize(1).first().asString().contains("Subject: " + subject);
        }
    }
}
