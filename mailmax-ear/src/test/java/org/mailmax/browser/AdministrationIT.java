package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.mailmax.product.Imap;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.mailmax.product.Smtp;
import org.mailmax.product.Wire;
import org.openqa.selenium.By;

/// The documentation of MailMax Administrator, walked as a postmaster would, with mail sent and read after each step.
@RunningMailMax
class AdministrationIT {

    private static final String DOMAIN = "paper.test";
    private static final String ANN = "ann@" + DOMAIN;
    private static final String BOB = "bob@" + DOMAIN;
    private static final String CARL = "carl@" + DOMAIN;
    private static final String POSTMASTER = "postmaster@" + DOMAIN;
    private static final String ROOT = "root@admin.test";
    private static final int TRIES = 100;

    private final MailMax server;
    private final String base;

    AdministrationIT(MailMax server) {
        this.server = server;
        this.base = "http://127.0.0.1:" + server.port("HTTP");
    }

    @Test
    void theDocumentationFromTheFirstPasswordToTheResponder() {
        try (Browser browser = new Browser(base)) {
            Administration admin = new Administration(browser);
            aSystemAdministratorAddsTheDomain(admin);
            browser.press(By.cssSelector("#logout a"));
            thePostmasterLogsInWithTheWordPassword(admin);
            mailboxesAreAdded(admin);
            anAliasReceivesMail(admin);
            catchrestReceivesWhatNobodyClaims(admin);
            mailIsForwardedAndNotStored(admin);
            theResponderAnswers(admin);
            everyOtherPageIsThere(admin);
            othersDomainsAreOutOfReach(admin);
            browser.press(By.cssSelector("#logout a")).sees("You have logged out.");
            aUserLooksAfterTheOwnMailbox(admin);
        }
    }

    private void aSystemAdministratorAddsTheDomain(Administration admin) {
        Browser browser = admin.browser();
        String text = server.admin("", "administrator", "add", ROOT);
        admin.look("login");
        admin.logInAsSystem(
                ROOT,
                text.substring(text.indexOf("password ") + 9)
                        .lines()
                        .findFirst()
                        .orElseThrow());
        admin.choose(MailMax.PASSWORD);
        browser.press("openAddDomain")
                .type("addDomainForm:domain", DOMAIN)
                .press(By.xpath("//*[@id='addDomainForm']//label[contains(., 'The word')]"))
                .press("addDomainForm:add")
                .sees(By.id("newPassword"), "password");
        browser.press("closeNew");
        server.admin("", "domain", "add", "others.test");
        browser.open("/admin/administrators/administrators.xhtml").sees(By.tagName("h1"), "Administrators");
        admin.look("administrators");
        browser.open("/admin/domain/settings.xhtml?name=" + DOMAIN).sees(By.tagName("h1"), DOMAIN);
        browser.type("limitForm:maxAccounts", "20").press("limitForm:save").sees("The settings of " + DOMAIN);
        admin.look("domain-settings");
    }

    /// "Email Address: postmaster@yourdomain.com, Password: password, DO NOT CHECK System Admin, Click Submit."
    private void thePostmasterLogsInWithTheWordPassword(Administration admin) {
        Browser browser = admin.browser();
        String before = session(browser);
        admin.logIn(POSTMASTER, "password");
        browser.find(By.id("choiceForm:password"));
        admin.look("choose-password");
        browser.open("/admin/domain/domains.xhtml").find(By.id("loginForm:address"));
        admin.logIn(POSTMASTER, "password");
        browser.sees("The address, the password or the System Admin box is not right.");
        browser.open("/admin/login/password.xhtml");
        admin.choose(MailMax.PASSWORD);
        assertThat(session(browser)).as("another session than before").isNotEqualTo(before);
    }

    private static String session(Browser browser) {
        return Optional.ofNullable(browser.driver().manage().getCookieNamed("MAILMAX"))
                .map(Object::toString)
                .orElse("");
    }

    /// "Highlight your domain and click show details. In the middle of the next page click Add MailBox."
    private void mailboxesAreAdded(Administration admin) {
        Browser browser = admin.browser();
        browser.press("domainsForm:details").sees("Highlight a domain first.");
        admin.look("domains");
        browser.press(By.xpath("//tr[contains(.,'" + DOMAIN + "')]/td[last()]"))
                .press("domainsForm:details")
                .sees(By.tagName("h1"), DOMAIN);
        browser.sees("It is recommended that you forward the postmaster account");
        for (String address : new String[] {ANN, BOB, CARL}) {
            admin.addMailBox(address, MailMax.PASSWORD);
        }
        browser.press("openAddMailBox")
                .type("addMailBoxForm:name", "ann")
                .type("addMailBoxForm:password", MailMax.PASSWORD)
                .press("addMailBoxForm:add")
                .sees(By.id("addMailBoxForm"), "This name is taken by " + ANN);
        browser.open("/admin/domain/domain.xhtml?name=" + DOMAIN).sees(By.tagName("h1"), DOMAIN);
        admin.look("domain");
    }

    /// "Click manage aliases to add email addresses you wish to receive mail for."
    private void anAliasReceivesMail(Administration admin) {
        admin.addAlias(ANN, "sales");
        admin.browser().sees("Mail to sales@" + DOMAIN + " arrives at " + ANN + " now.");
        send("sender@elsewhere.test", "sales@" + DOMAIN, "to the alias");
        assertThat(arrives(ANN, "to the alias")).isTrue();
        admin.addAlias(BOB, "sales");
        admin.browser().sees(By.id("aliasForm"), "This name is taken by " + ANN);
        assertThat(admin.browser().find(By.id("aliasForm:name")).getDomProperty("value"))
                .isEqualTo("sales");
    }

    /// "You can add an Alias named: catchrest to receive all email for that domain not claimed by other accounts."
    private void catchrestReceivesWhatNobodyClaims(Administration admin) {
        admin.addAlias(ANN, "catchrest");
        admin.browser().sees("Mail to catchrest@" + DOMAIN);
        admin.look("aliases");
        send("sender@elsewhere.test", "whoever@" + DOMAIN, "to nobody");
        assertThat(arrives(ANN, "to nobody")).isTrue();
    }

    /// "Check the Allow Forwarding box, click Manage Forwards and enter the address(es) … Uncheck the store mail
    /// selection."
    private void mailIsForwardedAndNotStored(Administration admin) {
        Browser browser = admin.browser();
        admin.addForward(BOB, ANN);
        browser.sees(BOB + " forwards to " + ANN);
        admin.box(BOB, "forward");
        browser.sees("Important! Mail is stored and forwarded");
        admin.look("mailbox");
        send("sender@elsewhere.test", BOB, "stored and forwarded");
        assertThat(arrives(ANN, "stored and forwarded") && arrives(BOB, "stored and forwarded"))
                .isTrue();
        admin.box(BOB, "store");
        browser.seesNo(By.xpath("//p[contains(., 'Important! Mail is stored')]"));
        send("sender@elsewhere.test", BOB, "only forwarded");
        assertThat(arrives(ANN, "only forwarded")).isTrue();
        assertThat(texts(BOB)).noneMatch(contains("only forwarded"));
        admin.addForward(ANN, BOB);
        browser.sees(By.id("forwardForm"), "Mail would go in a circle: " + ANN + " → " + BOB + " → " + ANN);
        admin.look("forwards");
    }

    private static Predicate<String> contains(String words) {
        return text -> text.contains(words);
    }

    /// "Check Allow Responder then click Responder Setup … set the Subject and type in a message of up to 255
    // characters."
    private void theResponderAnswers(Administration admin) {
        Browser browser = admin.browser();
        admin.mailbox(ANN);
        browser.press(By.cssSelector("#mailForm\\:respond .ui-chkbox-box")).sees(By.tagName("h1"), "Responder Setup");
        browser.type("responderForm:subject", "On holiday")
                .type("responderForm:text", "Back on Monday.")
                .sees(By.id("textLeft"), "240 of 255")
                .sees(By.id("previewText"), "Back on Monday.");
        admin.look("responder");
        browser.press("responderForm:save").sees(ANN + " answers by itself now.");
        send(CARL, ANN, "are you there?");
        assertThat(arrives(CARL, "Back on Monday.")).isTrue();
        send(CARL, ANN, "and now?");
        assertThat(arrives(ANN, "and now?")).isTrue();
        assertThat(texts(CARL)).hasSize(1).allMatch(contains("Subject: On holiday"));
    }

    private void everyOtherPageIsThere(Administration admin) {
        Browser browser = admin.browser();
        admin.mailbox(ANN);
        browser.sees("Last logins").sees("IMAP");
        browser.open("/admin/mailbox/client.xhtml?address=" + ANN)
                .sees("ann/" + DOMAIN)
                .sees("pop3." + DOMAIN)
                .sees("smtp." + DOMAIN);
        admin.look("client-settings");
        browser.open("/admin/domain/import.xhtml?name=" + DOMAIN)
                .type("importForm:csv", "dora,,100\nann,,\nemil,short,")
                .press("importForm:try")
                .sees("Add one mailbox");
        admin.look("import");
        browser.press("importForm:run").sees("One mailbox was added.");
        browser.open("/admin/find/find.xhtml?q=sal").sees("alias of " + ANN);
        admin.look("find");
        browser.open("/admin/account/account.xhtml").sees(By.tagName("h1"), "My account");
        aMailboxIsDeletedAndBack(admin);
    }

    private void aMailboxIsDeletedAndBack(Administration admin) {
        Browser browser = admin.browser();
        admin.mailbox("dora@" + DOMAIN);
        browser.press("endForm:retire")
                .press(By.cssSelector(".ui-confirmdialog-yes"))
                .sees("Recently deleted");
        browser.press(By.xpath("//form[@id='retiredForm']//button")).sees("is back with all its mail");
        browser.sees(By.id("mailBoxForm:table"), "dora@" + DOMAIN);
    }

    /// What another domain has is told like what does not exist, whatever is typed into the address bar.
    private void othersDomainsAreOutOfReach(Administration admin) {
        for (String forged : new String[] {
            "/admin/domain/domain.xhtml?name=others.test",
            "/admin/domain/domain.xhtml?name=nowhere.test",
            "/admin/domain/settings.xhtml?name=others.test",
            "/admin/domain/import.xhtml?name=others.test",
            "/admin/mailbox/mailbox.xhtml?address=postmaster@others.test",
            "/admin/mailbox/aliases.xhtml?address=postmaster@others.test",
            "/admin/mailbox/forwards.xhtml?address=postmaster@others.test",
            "/admin/mailbox/responder.xhtml?address=postmaster@others.test",
            "/admin/mailbox/client.xhtml?address=nobody@nowhere.test"
        }) {
            admin.browser().open(forged).sees("It is not there any more.");
            assertThat(admin.browser().find(By.tagName("body")).getText()).doesNotContain("others.test");
        }
    }

    private void aUserLooksAfterTheOwnMailbox(Administration admin) {
        Browser browser = admin.browser();
        admin.logIn("carl/" + DOMAIN, MailMax.PASSWORD);
        browser.sees(By.tagName("h1"), CARL);
        admin.look("own-mailbox");
        browser.open("/admin/mailbox/mailbox.xhtml?address=" + ANN).sees(By.tagName("h1"), CARL);
        browser.open("/admin/account/account.xhtml")
                .type("appForm:label", "Telephone")
                .press("appForm:add")
                .sees("This is the new password.");
        admin.look("own-account");
        String password = browser.find(By.id("madePassword")).getText();
        try (Wire imap = Wire.tls(server.port("IMAPS"))) {
            imap.expect("* OK");
            imap.send("a LOGIN " + CARL + " \"" + password + "\"");
            assertThat(imap.until("a ")).startsWith("a OK");
        }
    }

    private void send(String from, String to, String words) {
        try (Smtp smtp = new Smtp(server)) {
            smtp.envelope(from, to)
                    .content(("From: " + from + "\r\nTo: " + to + "\r\nSubject: " + words + "\r\n\r\n" + words + "\r\n")
                            .getBytes(StandardCharsets.UTF_8))
                    .end();
        }
    }

    /// An answer comes with the message it answers, but a reader may look between the two.
    private boolean arrives(String address, String words) {
        for (int i = 0; i < TRIES; i++) {
            if (texts(address).stream().anyMatch(contains(words))) {
                return true;
            }
        }
        return false;
    }

    private List<String> texts(String address) {
        try (Imap imap = new Imap(server, address)) {
            imap.command("SELECT INBOX");
            return imap.texts();
        }
    }
}
