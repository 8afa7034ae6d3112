package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailmax.protocol.smtp.stub.Behaviour;
import org.mailmax.protocol.smtp.stub.Phase;
import org.mailmax.protocol.smtp.stub.Received;
import org.mailmax.protocol.smtp.stub.ScriptedHost;

/// Mail leaves for other hosts: those that do as the test tells them, one that is down, Postfix's sink, and a second
/// MailMax.
@RunningMailMax
@ExtendWith(SharedSendingWorld.class)
class SendingIT {

    private static SendingWorld world;
    private static MailMax mailmax;
    private static MailMax second;
    private static ScriptedHost stub;
    private static String ann;

    /// Somebody on the second MailMax.
    private static String zoe;

    @BeforeAll
    static void start(SendingWorld shared, MailMax other) {
        world = shared;
        second = other;
        mailmax = world.mailmax();
        ann = mailmax.createAccount("ann@" + mailmax.createDomain());
        stub = world.host("stub.test");
        String domain = second.createDomain();
        world.knows(domain, "127.0.0.1");
        zoe = second.createAccount("zoe@" + domain);
    }

    private static void submit(String subject, String... recipients) {
        world.submit(ann, "", subject, recipients);
    }

    /// An account that gets reports of its own.
    private static String account(String name) {
        return mailmax.createAccount(name + "@" + ann.split("@")[1]);
    }

    @Test
    void aSubmittedMessageLeavesForItsHost() {
        submit("one", "bob@stub.test", "carl@stub.test");

        Received message = world.arrived(stub, "Subject: one");

        assertThat(message.mail()).startsWith("MAIL FROM:<" + ann + ">");
        assertThat(message.recipients()).hasSize(2);
        assertThat(message.octets())
                .contains("Received: from ", "Subject: one\r\n")
                .endsWith("\r\n.one\r\n");
        world.untilGone("bob@stub.test");
    }

    @Test
    void aRefusalForNowIsFollowedByAnotherAttempt() {
        ScriptedHost busy = world.host("busy.test").to("bob@busy.test", new Behaviour.Say("450 4.2.1 mailbox busy"));
        submit("two", "bob@busy.test");
        world.waitUntil(() -> world.queue().contains("450 4.2.1 mailbox busy"));

        busy.behave();

        assertThat(world.arrived(busy, "Subject: two").recipients()).hasSize(1);
        world.untilGone("bob@busy.test");
    }

    @Test
    void aHostThatIsDownGetsItsMailWhenItIsBack() {
        world.knows("down.test", "127.0.3.1");
        submit("four", "dan@down.test");
        world.waitUntil(() -> world.queue().contains("no connection"));

        ScriptedHost back = world.hostAt("127.0.3.1");

        assertThat(world.arrived(back, "Subject: four").recipients()).hasSize(1);
    }

    @Test
    void whateverAHostDoesForNowTheMessageComesOnce() throws Exception {
        Map<String, ScriptedHost> hosts = new LinkedHashMap<>();
        Behaviour later = new Behaviour.Say("451-4.3.0 not now\n451 4.3.0 but later");
        for (Phase phase : List.of(Phase.GREETING, Phase.EHLO, Phase.MAIL, Phase.RCPT, Phase.DATA, Phase.MESSAGE)) {
            for (Behaviour behaviour : List.of(new Behaviour.Close(), new Behaviour.Stall(), later)) {
                String domain = "m%d.test".formatted(hosts.size());
                hosts.put(domain, world.host(domain).once(phase, behaviour));
            }
        }
        SSLContext right = world.right().context();
        hosts.put("s1.test", world.host("s1.test").withTls(right).once(Phase.STARTTLS, later));
        hosts.put("s2.test", world.host("s2.test").withTls(right).once(Phase.HANDSHAKE, new Behaviour.Close()));
        hosts.put("s3.test", world.host("s3.test").withTls(world.wrong().context()));
        hosts.forEach((domain, host) -> submit("for " + domain, "bob@" + domain));

        hosts.forEach((domain, host) -> world.arrived(host, "Subject: for " + domain));
        hosts.keySet().forEach(domain -> world.untilGone("bob@" + domain));
        hosts.forEach((domain, host) -> assertThat(host.received()).as(domain).hasSize(1));
    }

    @Test
    void whatAHostRefusesForGoodIsToldToTheSender() {
        String carl = account("carl");
        List<String> domains = new ArrayList<>();
        for (Phase phase : List.of(Phase.GREETING, Phase.MAIL, Phase.RCPT, Phase.DATA, Phase.MESSAGE)) {
            String domain = "never%d.test".formatted(domains.size());
            world.host(domain).always(phase, new Behaviour.Say("554-5.7.1 not at\n554 5.7.1 " + phase));
            domains.add(domain);
            world.submit(carl, "", "for " + domain, "bob@" + domain);
        }

        for (String domain : domains) {
            assertThat(world.inInbox(mailmax, carl, "Final-Recipient: rfc822; bob@" + domain))
                    .contains(
                            "Return-Path: <>",
                            "multipart/report",
                            "Action: failed",
                            "Status: 5.7.1",
                            "554 5.7.1 not at")
                    .contains("Remote-MTA: dns; mx." + domain);
            world.untilGone("bob@" + domain);
        }
        assertThat(world.inbox(mailmax, carl))
                .filteredOn(mail -> mail.contains("Action: failed"))
                .hasSameSizeAs(domains);
    }

    @Test
    void whatWasTakenIsNotSentAgainHoweverItWasSaid() {
        ScriptedHost lines = world.host("lines.test")
                .always(Phase.MESSAGE, new Behaviour.Say("250-2.0.0 taken\n250-2.0.0 and\n250 2.0.0 kept"));
        ScriptedHost early =
                world.host("early.test").always(Phase.MESSAGE, new Behaviour.SayAndClose("250 2.0.0 taken, good-bye"));
        submit("lines", "bob@lines.test");
        submit("early", "bob@early.test");
        world.untilGone("bob@lines.test");
        world.untilGone("bob@early.test");

        submit("again", "bob@lines.test");
        world.untilGone("bob@lines.test");

        assertThat(early.connections()).isEqualTo(1);
        assertThat(lines.connections()).isLessThanOrEqualTo(2);
    }

    @Test
    void aSecondMailMaxTakesWhatTheFirstOneSends() {
        submit("six", zoe);

        assertThat(world.inInbox(second, zoe, "Subject: six"))
                .contains("Return-Path: <" + ann + ">", "by mx.mailmax.test", "\r\n.six\r\n");
    }

    @Test
    void aForwardLeavesWithItsOctetsAndItsBounceFindsTheSender() {
        ScriptedHost far = world.host("far.test");
        String away = account("away");
        forward(away, "fred@far.test");
        String text = "Subject: seven\r\nFrom: <" + zoe + ">\r\n\r\nforwarded\r\n";
        deliver(zoe, away, text);

        Received message = world.arrived(far, "Subject: seven");

        assertThat(message.octets()).endsWith(text);
        assertThat(message.recipients()).singleElement().asString().contains("fred@far.test");
        assertThat(message.mail()).matches("(?i)MAIL FROM:<SRS0=.*@" + away.split("@")[1] + ">.*");
        String rewritten = message.mail().replaceFirst("MAIL FROM:<([^>]*)>.*", "$1");
        deliver("", rewritten, "Subject: it came back\r\n\r\nno such user\r\n");
        assertThat(world.inInbox(second, zoe, "Subject: it came back")).contains("Return-Path: <>");
    }

    @Test
    void aForwardThatIsRefusedIsToldToTheForwarderAndNotToAStranger() {
        world.host("picky.test").always(Phase.RCPT, new Behaviour.Say("550 5.7.1 looks like spam"));
        String away = account("travels");
        forward(away, "fred@picky.test");
        deliver(zoe, away, "Subject: an offer\r\n\r\nforged, maybe\r\n");

        assertThat(world.inInbox(mailmax, away, "looks like spam")).contains("Subject: an offer");
        world.untilGone("picky.test");
        assertThat(world.queue()).doesNotContain(zoe);
        assertThat(world.inbox(second, zoe)).noneMatch(mail -> mail.contains("looks like spam"));
    }

    private static void forward(String account, String to) {
        mailmax.admin("", "forward", "add", account, to);
        mailmax.admin("", "account", "set", account, "forwarding=on");
    }

    private static void deliver(String from, String to, String text) {
        try (Smtp smtp = new Smtp(mailmax)) {
            smtp.envelope(from, to)
                    .content(text.getBytes(StandardCharsets.US_ASCII))
                    .end();
        }
    }

    @Test
    void swaksSubmitsWhatPostfixsSinkTakes() throws Exception {
        Tools.need("swaks", "smtp-sink");
        world.knows("sink.test", "127.0.4.1");
        try (PostfixSink sink = PostfixSink.start("127.0.4.1", world.port())) {
            new Tools(mailmax, ann).swaks("bob@sink.test", "by swaks", "hello");

            world.waitUntil(() -> sink.messages().contains("Subject: by swaks"));
            assertThat(sink.messages()).contains("X-Mail-Args: <" + ann + ">", "X-Rcpt-Args: <bob@sink.test>", "hello");
        }
        world.untilGone("bob@sink.test");
    }
}
