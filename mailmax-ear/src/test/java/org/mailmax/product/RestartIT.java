package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Stop and start again keeps everything.
class RestartIT {

    @Test
    void mailAccountsAndUidsSurviveARestart() {
        try (MailMax mailmax = new MailMax(Map.of()).start()) {
            String ann = mailmax.createAccount("ann@" + mailmax.createDomain());
            deliver(mailmax, ann, "before");
            String uidNext = status(mailmax, ann);
            mailmax.restart();
            assertThat(status(mailmax, ann)).isEqualTo(uidNext);
            deliver(mailmax, ann, "after");
            try (Imap imap = new Imap(mailmax, ann)) {
                imap.command("SELECT INBOX");
                assertThat(imap.texts()).hasSize(2);
                assertThat(imap.texts().getFirst()).contains("before");
                assertThat(imap.texts().getLast()).contains("after");
            }
        }
    }

    private static void deliver(MailMax mailmax, String to, String subject) {
        try (Smtp smtp = new Smtp(mailmax)) {
            smtp.deliver(to, ("Subject: " + subject + "\r\n\r\ntext\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String status(MailMax mailmax, String account) {
        try (Imap imap = new Imap(mailmax, account)) {
            return imap.untagged("STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY)");
        }
    }
}
