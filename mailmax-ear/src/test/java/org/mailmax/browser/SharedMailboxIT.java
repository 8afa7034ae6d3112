package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.mailmax.product.AdminPages;
import org.mailmax.product.Imap;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.mailmax.product.Wire;
import org.openqa.selenium.By;

/// Two people work in one mailbox, by mail program and by webmail, until one of them may not any more.
@RunningMailMax
class SharedMailboxIT {

    private final MailMax mailmax;
    private final String domain;
    private final String ann;
    private final String bob;
    private final String sales;
    private final String inbox;

    SharedMailboxIT(MailMax mailmax) {
        this.mailmax = mailmax;
        this.domain = mailmax.createDomain();
        this.ann = mailmax.createAccount("ann@" + domain);
        this.bob = mailmax.createAccount("bob@" + domain);
        this.sales = mailmax.createAccount("sales@" + domain);
        this.inbox = "Shared/" + sales + "/INBOX";
    }

    private void share(String member, String right) {
        mailmax.admin("", "member", "set", sales, member, right);
    }

    private Wire imap(String account) {
        Wire wire = Wire.tls(mailmax.port("IMAPS"));
        wire.expect("* OK");
        wire.send("a LOGIN " + account + " \"" + MailMax.PASSWORD + "\"").until("a OK");
        return wire;
    }

    @Test
    void twoMembersWorkInOneMailboxUntilOneIsRemoved() {
        share(ann, "read");
        share(bob, "write");
        AdminPages.deliver(mailmax, sales);
        try (Wire reader = imap(ann);
                Wire writer = imap(bob)) {
            assertThat(reader.send("b LSUB \"\" Shared*").until("* LSUB")).contains(inbox);
            reader.until("b OK");
            assertThat(reader.send("c SELECT " + inbox).until("c ")).startsWith("c OK [READ-ONLY]");
            assertThat(writer.send("c SELECT " + inbox).until("c ")).startsWith("c OK [READ-WRITE]");
            reader.ask("d STORE 1 +FLAGS (\\Seen)", "d NO [NOPERM]");
            reader.ask("e IDLE", "+");
            writer.send("d STORE 1 +FLAGS (\\Flagged)").until("d OK");
            assertThat(reader.until("* 1 FETCH")).contains("\\Flagged");
            mailmax.admin("", "member", "delete", sales, ann);
            assertThat(reader.until("* BYE")).isNotNull();
            writer.send("e FETCH 1 FLAGS").until("e OK");
            share(bob, "read");
            writer.ask("f STORE 1 -FLAGS (\\Flagged)", "f NO [NOPERM]");
        }
        try (Wire again = imap(ann)) {
            assertThat(again.send("b SELECT " + inbox).until("b ")).startsWith("b NO [NONEXISTENT]");
        }
    }

    @Test
    void onlyWhoMaySendAsItDoesSo() {
        share(ann, "write");
        submits(ann, "550 5.7.1");
        share(ann, "send");
        submits(ann, "250");
        submits(bob, "550 5.7.1");
        mailmax.admin("", "member", "delete", sales, ann);
        submits(ann, "550 5.7.1");
    }

    private void submits(String account, String answer) {
        String plain = "\0" + account + "\0" + MailMax.PASSWORD;
        try (Wire wire = Wire.tls(mailmax.port("SUBMISSIONS"))) {
            wire.expect("220");
            wire.ask("EHLO client.test", "250");
            wire.ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)), "235");
            wire.ask("MAIL FROM:<" + sales + ">", answer);
        }
    }

    @Test
    void aPostmasterSharesAndAMemberAnswersAsTheMailbox() {
        String postmaster = "shares-" + domain + "@mail.test";
        String made = mailmax.admin("", "administrator", "add", postmaster, domain);
        AdminPages.chooseFirstPassword(mailmax, postmaster, AdminPages.oneTime(made), false);
        new Letters(mailmax).send(sales, "An order");
        try (Browser browser = new Browser(mailmax)) {
            Administration admin = new Administration(browser);
            admin.logIn(postmaster, MailMax.PASSWORD);
            browser.find(By.id("places"));
            browser.open("/admin/mailbox/members.xhtml?address=" + sales).type("memberForm:name", "nobody");
            browser.press("memberForm:add").sees(By.id("memberForm"), "A member is another mailbox");
            browser.type("memberForm:name", "ann").press("memberForm:add").hears("may use " + sales);
            browser.sees(By.id("memberList"), "read and change");
            admin.picture("members");
            share(ann, "send");
            browser.forget();
            answers(browser, admin);
        }
        assertThat(new Letters(mailmax).arrives(bob, "Thank you.")).contains("From: ", sales, "Subject: Your order");
        try (Imap imap = new Imap(mailmax, sales)) {
            imap.command("SELECT Sent");
            assertThat(imap.texts()).singleElement().asString().contains("Subject: Your order");
        }
    }

    private void answers(Browser browser, Administration admin) {
        Webmail webmail = new Webmail(browser).logIn(ann, MailMax.PASSWORD);
        webmail.folder(inbox).read("An order");
        admin.picture("webmail-shared");
        browser.press("mailForm:write").find(By.id("composeForm:to"));
        assertThat(browser.text(By.id("composeForm:from_label"))).isEqualTo(sales);
        admin.picture("compose-shared");
        browser.type("composeForm:to", bob)
                .type("composeForm:subject", "Your order")
                .type("composeForm:text", "Thank you.")
                .pressUntil("composeForm:send", "The message was sent.");
        webmail.folder(inbox).read("An order");
        browser.press("mailForm:openDelete").seesNo(Webmail.row("An order"));
        webmail.folder("Shared/" + sales + "/Trash").read("An order");
        mailmax.admin("", "member", "set", sales, ann, "read");
        browser.reload().find(By.id("mailForm:listPanel"));
        assertThat(browser.count(By.id("mailForm:openDelete"))).isZero();
        mailmax.admin("", "member", "delete", sales, ann);
        browser.open("/webmail/").find(By.id("mailForm:listPanel"));
        assertThat(browser.count(By.cssSelector("[data-folder-name^='Shared/']")))
                .isZero();
    }
}
