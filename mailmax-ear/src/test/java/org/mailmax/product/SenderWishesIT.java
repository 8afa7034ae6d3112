package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a sender asks for with a message is done: reports, later delivery, chunks.
@RunningMailMax
@Timeout(120)
class SenderWishesIT {

    private static final String MESSAGE = "Subject: wished\r\n\r\n.dots stay\r\n";

    private final MailMax mailmax;
    private final String ann;
    private final String bob;

    SenderWishesIT(MailMax mailmax) {
        this.mailmax = mailmax;
        String domain = mailmax.createDomain();
        ann = mailmax.createAccount("ann@" + domain);
        bob = mailmax.createAccount("bob@" + domain);
    }

    @Test
    void theSenderIsToldOfADeliveryWhenHeAsks() throws InterruptedException {
        submit("RET=HDRS ENVID=order-7", "NOTIFY=SUCCESS ORCPT=rfc822;sales@old.test");
        assertThat(await(ann)).singleElement().asString().endsWith(MESSAGE);
        assertThat(await(bob))
                .singleElement()
                .asString()
                .contains("Original-Envelope-Id: order-7", "Original-Recipient: rfc822; sales@old.test")
                .containsPattern("Action: delivered|Action: relayed")
                .contains("Subject: wished")
                .doesNotContain(".dots stay");
    }

    @Test
    void aMessageIsHeldBackAsLongAsItsSenderWants() throws InterruptedException {
        submit("HOLDFOR=5", "NOTIFY=NEVER");
        assertThat(inbox(ann)).isEmpty();
        assertThat(await(ann)).singleElement().asString().endsWith(MESSAGE);
        assertThat(inbox(bob)).isEmpty();
    }

    private void submit(String ofTheMessage, String ofTheRecipient) {
        try (Wire wire = Wire.tls(mailmax.port("SUBMISSIONS"))) {
            String plain = "\0" + bob + "\0" + MailMax.PASSWORD;
            wire.expect("220");
            wire.ask("EHLO client.test", "250");
            wire.ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)), "235");
            wire.ask("MAIL FROM:<" + bob + "> " + ofTheMessage, "250");
            wire.ask("RCPT TO:<" + ann + "> " + ofTheRecipient, "250");
            wire.raw("BDAT 10\r\n" + MESSAGE.substring(0, 10)).expect("250");
            wire.raw("BDAT " + (MESSAGE.length() - 10) + " LAST\r\n" + MESSAGE.substring(10))
                    .expect("250");
        }
    }

    private List<String> await(String account) throws InterruptedException {
        List<String> messages = inbox(account);
        while (messages.isEmpty()) {
            Thread.sleep(200);
            messages = inbox(account);
        }
        return messages;
    }

    private List<String> inbox(String account) {
        try (Imap imap = new Imap(mailmax, account)) {
            imap.command("SELECT INBOX");
            return imap.texts();
        }
    }
}
