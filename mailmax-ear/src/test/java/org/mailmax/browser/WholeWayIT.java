package org.mailmax.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.product.MailMax;
import org.mailmax.product.Tools;
import org.openqa.selenium.By;

/// One message on its whole way, handled by programs nobody here wrote, with a restart in the middle: sent to an
/// alias by swaks, fetched by curl and mbsync, read in the webmail, deleted by curl over POP3, and gone everywhere.
class WholeWayIT {

    private static final String SUBJECT = "An order of sixty umbrellas";
    private static final String BODY = "Please deliver them before the rain.";

    @TempDir
    Path laptop;

    @Test
    void fromSwaksToTheWebmailOverARestartAndGoneByPop3() throws IOException {
        Tools.need("swaks", "curl", "mbsync");
        try (MailMax mailmax = new MailMax(Map.of()).start();
                Browser browser = new Browser(mailmax)) {
            String domain = mailmax.createDomain();
            String ann = mailmax.createAccount("ann@" + domain);
            String bob = mailmax.createAccount("bob@" + domain);
            mailmax.admin("", "alias", "add", ann, "sales");

            new Tools(mailmax, bob).swaks("sales@" + domain, SUBJECT, BODY);
            Tools tools = new Tools(mailmax, ann);
            isThere(tools);
            new Webmail(browser).logIn(ann, MailMax.PASSWORD);
            isShown(browser);

            String numbers = numbers(tools);
            mailmax.restart();
            assertThat(numbers(tools)).isEqualTo(numbers);
            isThere(tools);
            new Webmail(browser).logIn(ann, MailMax.PASSWORD);
            isShown(browser);

            tools.curl(tools.pop3s() + "/1", "--request", "DELE", "--head");
            isGone(tools);
            browser.open("/webmail/").find(By.id("mailForm:listPanel"));
            browser.seesNo(Webmail.ROWS);
        }
    }

    private static String numbers(Tools tools) {
        return tools.curl(tools.imaps(), "--request", "STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY)");
    }

    private void isThere(Tools tools) throws IOException {
        assertThat(tools.curl(tools.imaps() + ";MAILINDEX=1")).contains("Subject: " + SUBJECT, BODY);
        tools.mbsync(laptop);
        assertThat(Tools.copies(laptop)).singleElement().asString().contains("Subject: " + SUBJECT, BODY);
    }

    private static void isShown(Browser browser) {
        new Webmail(browser).read(SUBJECT);
        assertThat(browser.messageText()).contains(BODY);
    }

    private static void isGone(Tools tools) {
        assertThat(tools.curl(tools.imaps(), "--request", "EXAMINE INBOX")).contains("* 0 EXISTS");
        assertThat(tools.curl(tools.pop3s()).strip()).isEmpty();
    }
}
