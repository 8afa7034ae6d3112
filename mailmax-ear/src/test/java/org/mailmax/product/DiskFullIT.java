package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A full disk is a temporary failure, loses nothing, and is over without a restart when there is room again. Needs the
/// right to mount a small file system of its own.
class DiskFullIT {

    private static final byte[] MESSAGE =
            ("Subject: big\r\n\r\n" + "0123456789abcdef\r\n".repeat(20_000)).getBytes(StandardCharsets.US_ASCII);

    private Path home;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        home = Files.createTempDirectory("mailmax-small");
        int code = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=600m,mode=700", "tmpfs", home.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        Assumptions.assumeTrue(code == 0, "this test needs the right to mount a file system");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        new ProcessBuilder("umount", "-l", home.toString()).start().waitFor();
        Files.delete(home);
    }

    @Test
    void aFullDiskIsATemporaryFailure() throws IOException {
        MailMax mailmax = new MailMax(home, Map.of()).start();
        try {
            String ann = mailmax.createAccount("ann@" + mailmax.createDomain());
            assertThat(deliver(mailmax, ann)).startsWith("250");
            Path ballast = home.resolve("ballast");
            fill(ballast);
            assertThat(deliver(mailmax, ann)).startsWith("4");
            Files.delete(ballast);
            assertThat(deliver(mailmax, ann)).startsWith("250");
            mailmax.restart();
            try (Imap imap = new Imap(mailmax, ann)) {
                assertThat(imap.untagged("STATUS INBOX (MESSAGES)")).contains("MESSAGES 2");
            }
        } finally {
            mailmax.stop();
        }
    }

    private static void fill(Path ballast) {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    /// The last answer of a transaction: to the final dot, or the first refusal.
    private static String deliver(MailMax mailmax, String to) {
        try (Wire wire = Wire.plain(mailmax.port("SMTP"))) {
            wire.expect("220");
            wire.ask("EHLO client.test", "250");
            for (String line : new String[] {
                "MAIL FROM:<sender@elsewhere.test> SIZE=" + MESSAGE.length, "RCPT TO:<" + to + ">", "DATA"
            }) {
                String answer = wire.send(line).line();
                if (!answer.startsWith("2") && !answer.startsWith("354")) {
                    return answer;
                }
            }
            return wire.raw(MESSAGE).raw(".\r\n").line();
        }
    }
}
