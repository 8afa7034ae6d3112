package org.mailmax.product;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.mailmax.dns.TestDns;
import org.mailmax.protocol.smtp.stub.Received;
import org.mailmax.protocol.smtp.stub.ScriptedHost;
import org.mailmax.protocol.smtp.stub.TestAuthority;

/// A MailMax that sends, a DNS server that knows its world, and hosts in it: each on a loopback address of its own, all
/// on the port on which another MailMax takes mail.
final class SendingWorld implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Zones with DNSSEC.
    private static final List<String> SIGNED = List.of("safe.test", "moody.test", "wrong.test");

    private final TestDns dns = TestDns.start();
    private final List<ScriptedHost> hosts = new ArrayList<>();
    private final MailMax mailmax;
    private final TestAuthority.Host right;
    private final TestAuthority.Host wrong;
    private final int port;

    /// @param second takes mail on its port for other hosts
    SendingWorld(MailMax second) throws IOException, InterruptedException, GeneralSecurityException {
        Path home = Files.createTempDirectory("mailmax-test");
        Path folder = Files.createDirectory(home.resolve("world"));
        port = second.port("SMTP");
        TestAuthority authority = TestAuthority.make(folder);
        right = authority.host("mx.safe.test", "mx.moody.test", "mx.s1.test", "mx.s2.test", "web.told.test");
        wrong = authority.host("mx.other.test");
        SIGNED.forEach(dns::signed);
        Map<String, String> settings = new HashMap<>(Map.of(
                "MAILMAX_HOSTNAME", "mx.first.test",
                "MAILMAX_DNS_SERVERS", dns.address(),
                "MAILMAX_DNS_ANCHORS", dns.anchors(folder).toString(),
                "MAILMAX_RELAY_AUTHORITIES", authority.certificate().toString(),
                "MAILMAX_RELAY_PORT", String.valueOf(port),
                "MAILMAX_RELAY_PRIVATE", "true",
                "MAILMAX_RELAY_UNREACHABLE_SECONDS", "1",
                "MAILMAX_QUEUE_BACKOFF", "1 1 2 2",
                "MAILMAX_QUEUE_WARNING_SECONDS", "4",
                "MAILMAX_QUEUE_NOTICE_SECONDS", "1"));
        for (String phase : List.of("CONNECT", "HANDSHAKE", "GREETING", "COMMAND", "DATA", "BLOCK", "END")) {
            settings.put("MAILMAX_RELAY_" + phase + "_SECONDS", "2");
        }
        mailmax = new MailMax(home, settings).start();
    }

    /// The one that sends.
    MailMax mailmax() {
        return mailmax;
    }

    TestDns dns() {
        return dns;
    }

    int port() {
        return port;
    }

    /// A certificate for the names of all hosts that shall have one.
    TestAuthority.Host right() {
        return right;
    }

    /// A certificate for another name.
    TestAuthority.Host wrong() {
        return wrong;
    }

    /// The mail of the domain is taken at this address.
    void knows(String domain, String address) {
        dns.add(domain + ". MX 10 mx." + domain + ".", "mx." + domain + ". A " + address);
    }

    /// A host that takes the mail of a domain.
    ScriptedHost host(String domain) {
        String address = "127.0.2." + (hosts.size() + 1);
        knows(domain, address);
        return hostAt(address);
    }

    ScriptedHost hostAt(String address) {
        ScriptedHost host = ScriptedHost.start(InetAddress.ofLiteral(address), port);
        hosts.add(host);
        return host;
    }

    /// Sends a message in the name of an account; what is sent is `.` and the subject, so that dots are seen to.
    ///
    /// @param parameters of MAIL
    /// @param recipients each may have parameters after a blank
    void submit(String account, String parameters, String subject, String... recipients) {
        String plain = "\0" + account + "\0" + MailMax.PASSWORD;
        try (Wire wire = Wire.tls(mailmax.port("SUBMISSIONS"))) {
            wire.expect("220");
            wire.ask("EHLO client.test", "250");
            wire.ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)), "235");
            wire.ask("MAIL FROM:<" + account + "> " + parameters, "250");
            for (String recipient : recipients) {
                String[] words = recipient.split(" ", 2);
                wire.ask("RCPT TO:<" + words[0] + "> " + (words.length == 2 ? words[1] : ""), "250");
            }
            wire.ask("DATA", "354");
            wire.send("From: <" + account + ">")
                    .send("Subject: " + subject)
                    .send("")
                    .send(".." + subject);
            wire.ask(".", "250");
        }
    }

    /// The one message with this text that has come to the host.
    Received arrived(ScriptedHost host, String text) {
        waitUntil(() ->
                host.received().stream().anyMatch(message -> message.octets().contains(text)));
        return host.received().stream()
                .filter(message -> message.octets().contains(text))
                .reduce((one, other) -> {
                    throw new AssertionError("twice: " + text);
                })
                .orElseThrow();
    }

    /// The message with all these texts in somebody's INBOX.
    String inInbox(MailMax server, String account, String... texts) {
        try (Imap imap = new Imap(server, account)) {
            List<String> found = new ArrayList<>();
            waitUntil(() -> {
                imap.command("SELECT INBOX");
                found.addAll(imap.texts().stream()
                        .filter(message -> List.of(texts).stream().allMatch(message::contains))
                        .toList());
                return !found.isEmpty();
            });
            return found.getFirst();
        }
    }

    List<String> inbox(MailMax server, String account) {
        try (Imap imap = new Imap(server, account)) {
            imap.command("SELECT INBOX");
            return imap.texts();
        }
    }

    String queue() {
        return mailmax.admin("", "queue", "list");
    }

    void untilGone(String address) {
        waitUntil(() -> !queue().contains(address));
    }

    void waitUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain; the queue: " + queue());
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    @Override
    public void close() {
        mailmax.close();
        hosts.forEach(ScriptedHost::close);
        dns.close();
    }
}
