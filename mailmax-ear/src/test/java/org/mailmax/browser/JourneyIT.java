package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.mailmax.product.MailMax;
import org.mailmax.product.RunningMailMax;
import org.openqa.selenium.By;

/// From the first password to an answered, moved and deleted message.
@RunningMailMax
class JourneyIT {

    private static final String PASSWORD = "a long enough password";

    private final MailMax server;

    JourneyIT(MailMax server) {
        this.server = server;
    }

    @Test
    void fromTheFirstPasswordToADeletedMessage() throws IOException {
        try (Browser admin = new Browser(server)) {
            enter(admin);
            addDomain(admin);
            addMailBox(admin, "ann");
            addMailBox(admin, "bob");
        }
        try (Browser ann = new Browser(server);
                Browser bob = new Browser(server)) {
            exchange(new Webmail(ann), new Webmail(bob));
        }
    }

    private void enter(Browser admin) throws IOException {
        String handedOut = Files.readString(server.home().resolve("first-password.txt"));
        String password = field(handedOut, "Password");
        admin.open("/admin/")
                .type("loginForm:address", field(handedOut, "First administrator"))
                .type("loginForm:password", password)
                .press("loginForm:submit")
                .sees("The address, the password or the System Admin box is not right.");
        admin.type("loginForm:password", password)
                .press(By.cssSelector(".ui-chkbox-box"))
                .press("loginForm:submit");
        admin.type("choiceForm:password", PASSWORD)
                .type("choiceForm:again", PASSWORD)
                .press("choiceForm:submit")
                .hears("Your new password is set.");
    }

    private static String field(String text, String label) {
        return text.lines()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private static void addDomain(Browser admin) {
        admin.press("openAddDomain")
                .type("addDomainForm:domain", "journey.test")
                .press("addDomainForm:add")
                .sees(By.id("newDomainDialog"), "postmaster@journey.test");
        admin.press("closeNew").press("domainsForm:details").hears("Highlight a domain first.");
        admin.press(By.xpath("//tr[contains(.,'journey.test')]/td[last()]"))
                .press("domainsForm:details")
                .sees(By.tagName("h1"), "journey.test");
    }

    private static void addMailBox(Browser admin, String name) {
        admin.press("openAddMailBox")
                .type("addMailBoxForm:name", name)
                .type("addMailBoxForm:password", "short")
                .press("addMailBoxForm:add")
                .sees(By.id("addMailBoxForm"), "A password has 8 to 1024 characters.");
        assertThat(admin.value("addMailBoxForm:name")).isEqualTo(name);
        admin.type("addMailBoxForm:password", PASSWORD)
                .press("addMailBoxForm:add")
                .hears("The mailbox " + name + "@journey.test was added.");
        admin.sees(By.id("mailBoxForm:table"), name + "@journey.test");
    }

    private static void exchange(Webmail ann, Webmail bob) {
        bob.logIn("bob/journey.test", PASSWORD);
        ann.logIn("ANN@journey.test", PASSWORD).write("Bob <bob@journey.test>", "Grüße", "Hello Bob,\nhow are you?");
        // the message shows up in the open page by itself
        bob.read("Grüße");
        assertThat(bob.browser().messageText()).contains("Hello Bob,", "how are you?");
        bob.browser().press("mailForm:reply");
        assertThat(bob.browser().value("composeForm:text")).contains("> Hello Bob,");
        assertThat(bob.browser().value("composeForm:to")).contains("ann@journey.test");
        bob.browser().pressUntil("composeForm:send", "The message was sent.");
        ann.folder("INBOX").read("Re: Grüße");
        ann.browser()
                .press("mailForm:openMove")
                .press(By.xpath("//a[contains(@class,'move-to')][contains(.,'Archive')]"));
        ann.browser().hears("One message moved").seesNo(Webmail.row("Re: Grüße"));
        ann.folder("Archive").read("Re: Grüße");
        ann.browser().press("mailForm:openDelete").hears("One message moved to the Trash");
        ann.folder("Trash").read("Re: Grüße");
        ann.browser()
                .press("mailForm:openDelete")
                .press(By.cssSelector(".ui-confirmdialog-yes"))
                .hears("One message deleted for good")
                .seesNo(Webmail.ROWS);
        ann.folder("Sent").read("Grüße");
        ann.browser().press("mailForm:logout").sees("You have logged out.");
        ann.browser().open("/webmail/folder/mail.xhtml").find(By.id("loginForm:account"));
    }
}
