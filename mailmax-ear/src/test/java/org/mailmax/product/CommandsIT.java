package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The script as people use it, on a Payara and a PostgreSQL of their own, with the settings in a file.
@Timeout(600)
class CommandsIT {

    private static final byte[] MESSAGE =
            "From: x@elsewhere.test\r\nSubject: kept\r\n\r\ntext\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    @Test
    void runInterruptStartRestartStop() throws Exception {
        try (EmbeddedPostgres postgres = postgres();
                MailMax mailmax = new MailMax(settings(postgres))) {
            Script script = script(mailmax);
            String ann = runInForeground(script, mailmax);
            startInBackground(script, mailmax, ann);
            restart(script, mailmax, ann);
            stop(script, mailmax);
        }
    }

    /// From nothing to answering, mail in and out, and a clean end by Ctrl-C.
    private String runInForeground(Script script, MailMax mailmax) throws Exception {
        assertThat(script.run("status").code()).isEqualTo(3);
        Script.Running run = script.begin("run");
        run.awaitSaid(said -> said.contains("Ctrl-C stops MailMax."));
        assertThat(run.said())
                .contains("starting Payara", "deploying MailMax", "waiting for the ports", "ready")
                .contains("/admin/", "/webmail/", "First administrator", "Password", "SMTP " + mailmax.port("SMTP"))
                .doesNotContain("POP3 ");
        assertThat(script.run("status").code()).isZero();
        String ann = mailmax.createAccount("ann@" + mailmax.createDomain());
        deliver(mailmax, ann);
        mailIsThere(mailmax, ann);
        ProcessHandle server = mailmax.process();
        assertThat(server.info().commandLine().orElse(""))
                .contains(directory.resolve("own").toString());
        run.interrupt();
        assertThat(run.awaitEnd()).as(run.said()).isIn(0, 130);
        assertThat(server.isAlive()).isFalse();
        assertThat(script.run("status").code()).isEqualTo(3);
        return ann;
    }

    private static void startInBackground(Script script, MailMax mailmax, String ann) throws Exception {
        MailMax.Outcome start = script.run("start");
        assertThat(start.code()).as(start.text()).isZero();
        assertThat(start.text()).contains("runs in the background").doesNotContain("First administrator");
        mailIsThere(mailmax, ann);
        assertThat(script.run("start").text()).contains("already running");
        assertThat(script.run("admin", "account", "list", ann.replaceFirst(".*@", ""))
                        .text())
                .contains(ann);
        assertThat(script.run("admin", "account", "add", "nobody").code()).isEqualTo(1);
        assertThat(script.run("nonsense").code()).isEqualTo(2);
    }

    private static void restart(Script script, MailMax mailmax, String ann) throws Exception {
        ProcessHandle before = mailmax.process();
        assertThat(script.run("restart").code()).isZero();
        assertThat(mailmax.process().pid()).isNotEqualTo(before.pid());
        mailIsThere(mailmax, ann);
        Script.Running logs = script.begin("logs", "-f");
        try (Wire wire = Wire.tls(mailmax.port("IMAPS"))) {
            logs.awaitSaid(said -> !said.isEmpty());
            wire.send("a LOGIN stranger@elsewhere.test wrong").until("a NO");
            logs.awaitSaid(said -> said.contains("stranger@elsewhere.test"));
        } finally {
            logs.end();
        }
    }

    private static void stop(Script script, MailMax mailmax) throws Exception {
        ProcessHandle server = mailmax.process();
        assertThat(script.run("stop").code()).isZero();
        assertThat(server.isAlive()).isFalse();
        assertThat(script.run("stop").code()).isZero();
        assertThat(script.run("status").text()).contains("is not running");
    }

    @Test
    void withoutAFitJdkItSaysSoInOneSentence() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        for (String tool : new String[] {"sh", "dirname", "readlink", "sed", "env", "setsid", "cat"}) {
            Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
        }
        Path old = Files.createDirectories(directory.resolve("jdk17/bin")).getParent();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
        Files.createSymbolicLink(old.resolve("bin/java"), Path.of("/bin/true"));
        Script script = new Script(
                directory.resolve("mailmax"),
                Map.of("PATH", bin.toString(), "JAVA_HOME", old.toString(), "HOME", directory.toString()));
        Path file = directory.resolve("mailmax/mailmax");
        // The places where the machine of this test has its JDK.
        Files.writeString(
                file, Files.readString(file).replace("/usr/lib/jvm/*", "").replace("/opt/*", ""));
        MailMax.Outcome outcome = script.run("run");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text().strip()).contains("JDK 25").doesNotContain("\n");
    }

    /// All settings in `mailmax.properties`; the environment names the data directory alone.
    private Script script(MailMax mailmax) throws IOException {
        String file = mailmax.environment().entrySet().stream()
                .map(entry -> entry.getKey().toLowerCase().replace('_', '.') + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
        Files.writeString(mailmax.home().resolve("mailmax.properties"), file);
        return new Script(
                directory.resolve("mailmax"),
                Map.of("MAILMAX_HOME", mailmax.home().toString(), "JAVA_HOME", System.getProperty("java.home")));
    }

    private Map<String, String> settings(EmbeddedPostgres postgres) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>();
        settings.put("MAILMAX_DB_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
        settings.put("MAILMAX_DB_USER", "postgres");
        settings.put("MAILMAX_DB_PASSWORD", "postgres");
        settings.put("MAILMAX_POP3_PORT", "0");
        settings.put("MAILMAX_PAYARA", ownPayara().toString());
        return settings;
    }

    /// Another Payara: a copy of the one that is built in.
    private Path ownPayara() throws IOException, InterruptedException {
        Path own = directory.resolve("own");
        int code = new ProcessBuilder("cp", "-a", System.getProperty("mailmax.payara"), own.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
        return own;
    }

    private EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                // The embedded PostgreSQL is made for throw-away data; MailMax rightly refuses that.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static void deliver(MailMax mailmax, String to) {
        try (Smtp smtp = new Smtp(mailmax)) {
            smtp.deliver(to, MESSAGE);
        }
    }

    /// By IMAP with a search, and by POP3.
    private static void mailIsThere(MailMax mailmax, String account) {
        try (Imap imap = new Imap(mailmax, account)) {
            imap.command("SELECT INBOX");
            assertThat(imap.texts()).singleElement().asString().contains("Subject: kept");
            assertThat(imap.untagged("UID SEARCH SUBJECT kept UNDELETED")).isEqualTo("* SEARCH 1");
        }
        try (Wire pop3 = Wire.tls(mailmax.port("POP3S"))) {
            pop3.expect("+OK");
            pop3.ask("USER " + account, "+OK");
            pop3.ask("PASS " + MailMax.PASSWORD, "+OK 1 ");
            pop3.ask("QUIT", "+OK");
        }
    }
}
