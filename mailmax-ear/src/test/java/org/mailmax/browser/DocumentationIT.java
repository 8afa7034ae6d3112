package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailmax.product.AdminPages;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.mailmax.product.SmtpSink;
import org.mailmax.product.Wire;
import org.openqa.selenium.By;

/// The documentation of MailMax Administrator, walked word for word as a postmaster would, with mail sent and read
/// after each step. What it says stands above each step.
@RunningMailMax
class DocumentationIT {

    private static final String DOMAIN = "paper.test";
    private static final String REMOTE = "aol-or-yahoo.test";
    private static final String ANN = "ann@" + DOMAIN;
    private static final String BOB = "bob@" + DOMAIN;
    private static final String CARL = "carl@" + DOMAIN;
    private static final String DORA = "dora@" + DOMAIN;
    private static final String POSTMASTER = "postmaster@" + DOMAIN;
    private static final String ROOT = "root@admin.test";

    private final MailMax server;
    private final Letters letters;

    DocumentationIT(MailMax server) {
        this.server = server;
        this.letters = new Letters(server);
    }

    @Test
    void theWholeDocumentation() {
        try (SmtpSink elsewhere = new SmtpSink("Subject: ");
                Browser browser = new Browser(server);
                Browser second = new Browser(server)) {
            server.admin("", "route", "add", "to:" + REMOTE, "127.0.0.1:" + elsewhere.port(), "tls=none");
            Administration admin = new Administration(browser);
            aSystemAdministratorAddsTheDomain(admin);
            thePostmasterLogsInWithTheWordPassword(admin);
            mailboxesAreAdded(admin);
            Webmail ann = new Webmail(second).logIn("ann/" + DOMAIN, MailMax.PASSWORD);
            anAliasReceivesMail(admin, ann);
            catchrestReceivesWhatNobodyClaims(admin, ann);
            mailIsForwardedAndNotStored(admin, ann);
            mailIsForwardedOffsite(admin, elsewhere);
            catchrestIsAnAccountOfItsOwn(admin, elsewhere);
            thePostmasterAccountIsForwarded(admin, ann);
            theResponderAnswers(admin);
            mailProgramsAreSetUp(admin);
        }
    }

    private void aSystemAdministratorAddsTheDomain(Administration admin) {
        Browser browser = admin.browser();
        AdminPages.chooseFirstPassword(
                server, ROOT, AdminPages.oneTime(server.admin("", "administrator", "add", ROOT)), true);
        admin.logInAsSystem(ROOT, MailMax.PASSWORD);
        browser.press("openAddDomain")
                .type("addDomainForm:domain", DOMAIN)
                .press(By.xpath("//*[@id='addDomainForm']//label[contains(., 'The word')]"))
                .press("addDomainForm:add")
                .sees(By.id("newPassword"), "password");
        browser.press("closeNew");
        browser.press(By.cssSelector("#logout a")).sees("You have logged out.");
        server.admin("", "domain", "add", "others.test");
    }

    /// "Email Address: postmaster@yourdomain.com, Password: password (enter the word password), DO NOT CHECK System
    /// Admin, Click Submit."
    private void thePostmasterLogsInWithTheWordPassword(Administration admin) {
        Browser browser = admin.browser();
        String before = session(browser);
        admin.logIn(POSTMASTER, "password");
        browser.find(By.id("choiceForm:password"));
        browser.open("/admin/domain/domains.xhtml").find(By.id("loginForm:address"));
        admin.logIn(POSTMASTER, "password");
        browser.sees("The address, the password or the System Admin box is not right.");
        browser.open("/admin/login/password.xhtml");
        admin.choose(MailMax.PASSWORD);
        assertThat(session(browser)).as("another session than before").isNotEqualTo(before);
    }

    private static String session(Browser browser) {
        return Optional.ofNullable(browser.driver().manage().getCookieNamed("MAILMAX"))
                .map(cookie -> cookie.getValue())
                .orElse("");
    }

    /// "Scroll down, highlight your domain and click show details. In the middle of the next page click Add MailBox.
    /// You may only have one unique mailbox name per domain name."
    private void mailboxesAreAdded(Administration admin) {
        Browser browser = admin.browser();
        browser.press("domainsForm:details").sees("Highlight a domain first.");
        browser.press(By.xpath("//tr[contains(.,'" + DOMAIN + "')]/td[last()]"))
                .press("domainsForm:details")
                .sees(By.tagName("h1"), DOMAIN);
        for (String address : new String[] {ANN, BOB, CARL, DORA}) {
            admin.addMailBox(address, MailMax.PASSWORD);
        }
        browser.press("openAddMailBox")
                .type("addMailBoxForm:name", "ann")
                .type("addMailBoxForm:password", MailMax.PASSWORD)
                .press("addMailBoxForm:add")
                .sees(By.id("addMailBoxForm"), "This name is taken by " + ANN);
    }

    /// "Click manage aliases to add email addresses you wish to receive mail for. Once you add an alias to a mailbox
    /// that email address can not be used again in the mail system. ALIASES ARE ENTERED IN THE FORM: address"
    private void anAliasReceivesMail(Administration admin, Webmail ann) {
        admin.addAlias(ANN, "sales");
        admin.browser().sees("Mail to sales@" + DOMAIN + " arrives at " + ANN + " now.");
        letters.send("sales@" + DOMAIN, "to the alias");
        ann.read("to the alias");
        admin.addAlias(BOB, "sales");
        admin.browser().sees(By.id("aliasForm"), "This name is taken by " + ANN);
        assertThat(admin.browser().value("aliasForm:name")).isEqualTo("sales");
        admin.mailbox(BOB);
        admin.addAlias(BOB, "someone@others.test");
        admin.browser().sees(By.id("aliasForm"), "This is not a name for an address.");
        assertThat(admin.browser().text()).doesNotContain("postmaster@others.test");
    }

    /// "You can add an Alias named: catchrest to receive all email for that domain not claimed by other accounts. The
    /// name may be only added once as any other account name."
    private void catchrestReceivesWhatNobodyClaims(Administration admin, Webmail ann) {
        admin.addAlias(ANN, "catchrest");
        admin.browser().sees("Mail to catchrest@" + DOMAIN);
        letters.send("whoever@" + DOMAIN, "to nobody");
        ann.read("to nobody");
        admin.addAlias(BOB, "catchrest");
        admin.browser().sees(By.id("aliasForm"), "This name is taken by " + ANN);
    }

    /// "Uncheck the store mail selection if you do not intend to check this account using a mail client. Check
    /// the Allow Forwarding box, click Manage Forwards and enter the address(es) you wish to forward to."
    /// "IMPORTANT! When forwarding mail, uncheck the store mail check box … If you do not your email will
    /// continue to reside on the server even though it has been forwarded."
    private void mailIsForwardedAndNotStored(Administration admin, Webmail ann) {
        Browser browser = admin.browser();
        admin.addForward(BOB, ANN);
        browser.sees(BOB + " forwards to " + ANN);
        admin.box(BOB, "forward");
        browser.sees(By.id("mailForm"), "Important! Mail is stored and forwarded");
        letters.send(BOB, "stored and forwarded");
        ann.read("stored and forwarded");
        assertThat(letters.of(BOB)).hasSize(1).first().asString().contains("stored and forwarded");
        admin.box(BOB, "store");
        browser.seesNo(By.xpath("//p[contains(., 'Important! Mail is stored')]"));
        letters.send(BOB, "only forwarded");
        ann.read("only forwarded");
        assertThat(letters.of(BOB)).hasSize(1);
        admin.addForward(ANN, BOB);
        browser.sees(By.id("forwardForm"), "Mail would go in a circle: " + ANN + " → " + BOB + " → " + ANN);
    }

    /// "… so you can forward mail for multiple addresses to any number of mailboxes or offsite email accounts such as
    /// your Aol or Yahoo account. FORWARDING ADDRESSES ARE ENTERED IN THE FORM: address@domain.com"
    private void mailIsForwardedOffsite(Administration admin, SmtpSink elsewhere) {
        admin.addForward(BOB, "name");
        admin.browser().sees(By.id("forwardForm"), "This is not an address such as name@example.com.");
        admin.addForward(BOB, "one@" + REMOTE + ", " + CARL);
        admin.browser().sees(By.id("forwardList"), "one@" + REMOTE).sees(By.id("forwardList"), CARL);
        letters.send(BOB, "to the group");
        letters.arrives(CARL, "to the group");
        letters.until("the message is elsewhere", () -> elsewhere.taken().containsKey("to the group"));
        assertThat(elsewhere.taken().get("to the group")).hasSize(1);
    }

    /// "You can also create a separate POP account called catchrest to receive all unclaimed email. To forward all
    /// unclaimed email to more than one address create an account named catchrest and enable forwarding to those
    /// addresses."
    private void catchrestIsAnAccountOfItsOwn(Administration admin, SmtpSink elsewhere) {
        Browser browser = admin.browser();
        String catchrest = "catchrest@" + DOMAIN;
        browser.open("/admin/mailbox/aliases.xhtml?address=" + ANN);
        browser.press(By.cssSelector("button[aria-label='Remove " + catchrest + "']"))
                .press(By.cssSelector(".ui-confirmdialog-yes"))
                .sees("The alias " + catchrest + " was removed.");
        browser.open("/admin/domain/domain.xhtml?name=" + DOMAIN).find(By.id("openAddMailBox"));
        admin.addMailBox(catchrest, MailMax.PASSWORD);
        letters.send("nobody-yet@" + DOMAIN, "to the account catchrest");
        letters.arrives(catchrest, "to the account catchrest");
        admin.addForward(catchrest, CARL + "\ntwo@" + REMOTE);
        browser.sees(By.id("forwardList"), "two@" + REMOTE);
        admin.box(catchrest, "forward");
        letters.send("nobody-else@" + DOMAIN, "unclaimed to many");
        letters.arrives(CARL, "unclaimed to many");
        letters.until("the message is elsewhere", () -> elsewhere.taken().containsKey("unclaimed to many"));
    }

    /// "IT IS RECOMMENDED THAT YOU FORWARD THE POSTMASTER ACCOUNT TO PERSON(S) RESPONSIBLE FOR MAIL ADMINISTRATION"
    private void thePostmasterAccountIsForwarded(Administration admin, Webmail ann) {
        Browser browser = admin.browser();
        browser.open("/admin/domain/domain.xhtml?name=" + DOMAIN);
        browser.sees(By.id("advice"), "It is recommended that you forward the postmaster account");
        browser.press(By.cssSelector("#advice a"))
                .type("forwardForm:targets", ANN)
                .press("forwardForm:add")
                .sees(POSTMASTER + " forwards to " + ANN);
        admin.box(POSTMASTER, "forward");
        browser.open("/admin/domain/domain.xhtml?name=" + DOMAIN).sees(By.tagName("h1"), DOMAIN);
        assertThat(browser.count(By.id("advice"))).as("the advice is followed").isZero();
        letters.send(POSTMASTER, "to the persons responsible");
        ann.read("to the persons responsible");
    }

    /// "To setup an autoresponder check Allow Responder then click Responder Setup. You will be able to set the Subject
    /// and type in a message of up to 255 characters for your auto response."
    private void theResponderAnswers(Administration admin) {
        Browser browser = admin.browser();
        admin.mailbox(DORA);
        browser.press(By.cssSelector("#mailForm\\:respond .ui-chkbox-box")).sees(By.tagName("h1"), "Responder Setup");
        browser.type("responderForm:text", "x".repeat(300)).sees(By.id("textLeft"), "0 of 255");
        assertThat(browser.value("responderForm:text")).hasSize(255);
        browser.type("responderForm:subject", "On holiday")
                .type("responderForm:text", "Back on Monday.")
                .sees(By.id("textLeft"), "240 of 255")
                .sees(By.id("previewSubject"), "On holiday")
                .sees(By.id("previewText"), "Back on Monday.");
        browser.press("responderForm:save").sees(DORA + " answers by itself now.");
        letters.send(CARL, DORA, "are you there?");
        assertThat(letters.arrives(CARL, "Back on Monday.")).contains("Subject: On holiday", "Auto-Submitted:");
        letters.send(CARL, DORA, "and now?");
        letters.arrives(DORA, "and now?");
        assertThat(letters.of(CARL))
                .filteredOn(text -> text.contains("On holiday"))
                .hasSize(1);
        beforeItsTimeTheResponderIsSilent(admin);
    }

    /// Beyond the documentation: from and until.
    private void beforeItsTimeTheResponderIsSilent(Administration admin) {
        Browser browser = admin.browser();
        browser.open("/admin/mailbox/responder.xhtml?address=" + DORA).find(By.id("responderForm:from"));
        browser.script("document.getElementById('responderForm:from').value = '2999-01-02';"
                + "document.getElementById('responderForm:until').value = '2999-01-01'");
        browser.press("responderForm:save").sees(By.id("responderForm"), "The end lies before the beginning");
        browser.script("document.getElementById('responderForm:until').value = '2999-01-03'");
        browser.press("responderForm:save").sees(DORA);
        letters.until(
                "the time is kept",
                () -> server.admin("", "audit", "list", DORA).contains("responder"));
        letters.send(ANN, DORA, "too early");
        letters.arrives(DORA, "too early");
        assertThat(letters.of(ANN)).noneMatch(text -> text.contains("On holiday"));
    }

    /// "Incoming server: pop3.domain.com, Outgoing server: smtp.domain.com, Enable SMTP Authentication … You can login
    /// using two different account name or login formats. Note the @ and /"
    private void mailProgramsAreSetUp(Administration admin) {
        admin.browser()
                .open("/admin/mailbox/client.xhtml?address=" + CARL)
                .sees("carl/" + DOMAIN)
                .sees("pop3." + DOMAIN)
                .sees("smtp." + DOMAIN)
                .sees("Outlook")
                .sees("Netscape Communicator");
        for (String name : new String[] {CARL, "carl/" + DOMAIN}) {
            try (Wire pop3 = Wire.tls(server.port("POP3S"))) {
                pop3.expect("+OK");
                pop3.ask("USER " + name, "+OK");
                pop3.ask("PASS " + MailMax.PASSWORD, "+OK");
                pop3.ask("QUIT", "+OK");
            }
        }
    }
}
