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

/// Programs nobody here wrote, as a user of one account calls them: swaks sends, curl reads and deletes, mbsync
/// copies a mailbox. `./mailmax test` installs them where it may.
public record Tools(MailMax mailmax, String account) {

    /// Leaves the test out where a program is missing.
    public static void need(String... tools) {
        for (String tool : tools) {
            boolean there = Stream.of(System.getenv("PATH").split(":"))
                    .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
            Assumptions.assumeTrue(there, tool + " is not installed");
        }
    }

    /// Sends a message over STARTTLS with AUTH.
    public void swaks(String to, String subject, String body) {
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
                account,
                "--auth-password",
                MailMax.PASSWORD,
                "--from",
                account,
                "--to",
                to,
                "--header",
                "Subject: " + subject,
                "--body",
                body);
    }

    /// The address of the mailbox by IMAP over TLS, for curl.
    public String imaps() {
        return "imaps://127.0.0.1:" + mailmax.port("IMAPS") + "/INBOX";
    }

    public String pop3s() {
        return "pop3s://127.0.0.1:" + mailmax.port("POP3S");
    }

    public String curl(String url, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "--silent",
                "--show-error",
                "--insecure",
                "--max-time",
                "60",
                "--user",
                account + ":" + MailMax.PASSWORD));
        command.addAll(List.of(more));
        command.add(url);
        return run(command.toArray(String[]::new));
    }

    /// Makes a local copy of the INBOX the same as the one on the server, both ways.
    ///
    /// @param directory where the copy is, `mail/INBOX` in it
    public void mbsync(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("mail"));
        Path rc = Files.writeString(directory.resolve("mbsyncrc"), mbsyncrc(directory));
        run("mbsync", "-c", rc.toString(), "-a");
    }

    /// The messages of the local copy.
    public static List<String> copies(Path directory) throws IOException {
        try (Stream<Path> mail = Files.walk(directory.resolve("mail"))) {
            return mail.filter(Files::isRegularFile)
                    .filter(file ->
                            file.getParent().endsWith("new") || file.getParent().endsWith("cur"))
                    .map(Tools::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
                        mailmax.port("IMAPS"), account, MailMax.PASSWORD, certificate(directory), directory, directory);
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
