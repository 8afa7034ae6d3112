package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The programs people use: swaks sends, curl reads and deletes, mbsync copies a mailbox. `./mailmax test` installs
/// them
/// where it may; where they are missing these tests say so and are left out.
@RunningMailMax
class RealToolsIT {

    private final MailMax mailmax;
    private final String ann;

    RealToolsIT(MailMax mailmax) {
        this.mailmax = mailmax;
        this.ann = mailmax.createAccount("ann@" + mailmax.createDomain());
    }

    @Test
    void swaksSendsAndCurlFetchesAndDeletes() {
        need("swaks", "curl");
        swaks("by swaks");
        assertThat(curl("imaps://127.0.0.1:" + mailmax.port("IMAPS") + "/INBOX;MAILINDEX=1"))
                .contains("Subject: by swaks");
        String pop3 = "pop3s://127.0.0.1:" + mailmax.port("POP3S");
        assertThat(curl(pop3 + "/1")).contains("Subject: by swaks");
        curl(pop3 + "/1", "--request", "DELE", "--head");
        assertThat(curl(pop3).strip()).isEmpty();
    }

    @Test
    void curlSendsOverImplicitTls(@TempDir Path directory) throws IOException {
        need("curl");
        Path message = Files.writeString(directory.resolve("message"), "Subject: by curl\r\n\r\ntext\r\n");
        curl(
                "smtps://127.0.0.1:" + mailmax.port("SUBMISSIONS"),
                "--mail-from",
                ann,
                "--mail-rcpt",
                ann,
                "--upload-file",
                message.toString());
        assertThat(curl("imaps://127.0.0.1:" + mailmax.port("IMAPS") + "/INBOX;MAILINDEX=1"))
                .contains("Subject: by curl");
    }

    @Test
    void mbsyncCopiesTheMailboxBothWays(@TempDir Path directory) throws IOException {
        need("swaks", "mbsync");
        swaks("for mbsync");
        Files.createDirectory(directory.resolve("mail"));
        Path rc = Files.writeString(directory.resolve("mbsyncrc"), mbsyncrc(directory));
        run("mbsync", "-c", rc.toString(), "-a");
        try (Stream<Path> mail = Files.walk(directory.resolve("mail"))) {
            assertThat(mail.filter(Files::isRegularFile).filter(RealToolsIT::aboutMbsync))
                    .hasSize(1);
        }
        Files.createDirectories(directory.resolve("mail/INBOX/new"));
        Files.writeString(directory.resolve("mail/INBOX/new/1.local"), "Subject: from the laptop\n\ntext\n");
        run("mbsync", "-c", rc.toString(), "-a");
        try (Imap imap = new Imap(mailmax, ann)) {
            imap.command("SELECT INBOX");
            assertThat(imap.texts()).anyMatch(text -> text.contains("from the laptop"));
        }
    }

    private String mbsyncrc(Path directory) {
        return """
            IMAPAccount mailmax
            Host 127.0.0.1
            Port %d
            User %s
            Pass "%s"
            SSLType IMAPS
            CertificateFile %s

            IMAPStore far
            Account mailmax

            MaildirStore near
            Path %s/mail/
            Inbox %s/mail/INBOX
            SubFolders Verbatim

            Channel all
            Far :far:
            Near :near:
            Patterns INBOX
            Create Both
            SyncState *
            """.formatted(
                        mailmax.port("IMAPS"), ann, MailMax.PASSWORD, certificate(directory), directory, directory);
    }

    /// mbsync insists on a certificate it knows: the one the first start has made.
    private String certificate(Path directory) {
        Path file = directory.resolve("certificate.pem");
        Path tls = mailmax.home().resolve("tls");
        run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-exportcert",
                "-rfc",
                "-alias",
                "mailmax",
                "-keystore",
                tls.resolve("mailmax.p12").toString(),
                "-storepass:file",
                tls.resolve("mailmax.p12.password").toString(),
                "-file",
                file.toString());
        return file.toString();
    }

    private static boolean aboutMbsync(Path file) {
        try {
            return Files.readString(file).contains("Subject: for mbsync");
        } catch (IOException e) {
            return false;
        }
    }

    private void swaks(String subject) {
        run(
                "swaks",
                "--server",
                "127.0.0.1",
                "--port",
                String.valueOf(mailmax.port("SUBMISSION")),
                "--tls",
                "--auth",
                "PLAIN",
                "--auth-user",
                ann,
                "--auth-password",
                MailMax.PASSWORD,
                "--from",
                ann,
                "--to",
                ann,
                "--header",
                "Subject: " + subject);
    }

    private String curl(String url, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "--silent",
                "--show-error",
                "--insecure",
                "--max-time",
                "60",
                "--user",
                ann + ":" + MailMax.PASSWORD));
        command.addAll(List.of(more));
        command.add(url);
        return run(command.toArray(String[]::new));
    }

    private static void need(String... tools) {
        for (String tool : tools) {
            boolean there = Stream.of(System.getenv("PATH").split(":"))
                    .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
            Assumptions.assumeTrue(there, tool + " is not installed");
        }
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor())
                    .as(String.join(" ", command) + "\n" + output)
                    .isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
