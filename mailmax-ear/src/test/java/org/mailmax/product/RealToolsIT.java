package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The programs people use: swaks sends, curl reads and deletes, mbsync copies a mailbox. Where they are missing these
/// tests say so and are left out.
@RunningMailMax
class RealToolsIT {

    private final MailMax mailmax;
    private final String ann;
    private final Tools tools;

    RealToolsIT(MailMax mailmax) {
        this.mailmax = mailmax;
        this.ann = mailmax.createAccount("ann@" + mailmax.createDomain());
        this.tools = new Tools(mailmax, ann);
    }

    @Test
    void swaksSendsAndCurlFetchesAndDeletes() {
        Tools.need("swaks", "curl");
        tools.swaks(ann, "by swaks", "text");
        assertThat(tools.curl(tools.imaps() + ";MAILINDEX=1")).contains("Subject: by swaks");
        assertThat(tools.curl(tools.pop3s() + "/1")).contains("Subject: by swaks");
        tools.curl(tools.pop3s() + "/1", "--request", "DELE", "--head");
        assertThat(tools.curl(tools.pop3s()).strip()).isEmpty();
    }

    @Test
    void curlSendsOverImplicitTls(@TempDir Path directory) throws IOException {
        Tools.need("curl");
        Path message = Files.writeString(directory.resolve("message"), "Subject: by curl\r\n\r\ntext\r\n");
        tools.curl(
                "smtps://127.0.0.1:" + mailmax.port("SUBMISSIONS"),
                "--mail-from",
                ann,
                "--mail-rcpt",
                ann,
                "--upload-file",
                message.toString());
        assertThat(tools.curl(tools.imaps() + ";MAILINDEX=1")).contains("Subject: by curl");
    }

    @Test
    void mbsyncCopiesTheMailboxBothWays(@TempDir Path directory) throws IOException {
        Tools.need("swaks", "mbsync");
        tools.swaks(ann, "for mbsync", "text");
        tools.mbsync(directory);
        assertThat(Tools.copies(directory)).singleElement().asString().contains("Subject: for mbsync");
        Files.createDirectories(directory.resolve("mail/INBOX/new"));
        Files.writeString(directory.resolve("mail/INBOX/new/1.local"), "Subject: from the laptop\n\ntext\n");
        tools.mbsync(directory);
        try (Imap imap = new Imap(mailmax, ann)) {
            imap.command("SELECT INBOX");
            assertThat(imap.texts()).anyMatch(text -> text.contains("from the laptop"));
        }
    }
}
