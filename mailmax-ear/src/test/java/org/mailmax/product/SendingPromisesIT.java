package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.jdkim.DKIMVerifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailmax.protocol.smtp.stub.Behaviour;
import org.mailmax.protocol.smtp.stub.Phase;
import org.mailmax.protocol.smtp.stub.Received;
import org.mailmax.protocol.smtp.stub.ScriptedHost;
import org.mailmax.signing.Ed25519Verifier;

/// What is promised about mail that leaves: reports as they were asked for, TLS where it is demanded, signatures.
@RunningMailMax
@ExtendWith(SharedSendingWorld.class)
class SendingPromisesIT {

    private static final Pattern KEY = Pattern.compile("(\\S+?)\\._domainkey\\.(\\S+)\\. TXT (.*)");

    private static SendingWorld world;
    private static MailMax mailmax;
    private static String ann;

    @BeforeAll
    static void start(SendingWorld shared) {
        world = shared;
        mailmax = world.mailmax();
        ann = mailmax.createAccount("ann@" + mailmax.createDomain());
    }

    // --- delivery status notifications (RFC 3461)

    @Test
    void aHostThatKnowsDsnIsToldWhatTheSenderAskedFor() {
        ScriptedHost host = world.host("knows.test");
        world.submit(
                ann,
                "RET=HDRS ENVID=order+2B7",
                "dsn",
                "bob@knows.test NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;robert@old.test");

        Received message = world.arrived(host, "Subject: dsn");

        assertThat(message.mail()).contains(" RET=HDRS", " ENVID=order+2B7");
        assertThat(message.recipients().getFirst()).contains("NOTIFY=SUCCESS,FAILURE", "ORCPT=rfc822;robert@old.test");
    }

    @Test
    void whereAHostDoesNotKnowDsnTheSenderIsToldThatItWasRelayed() {
        world.host("plain.test").offering("PIPELINING");
        world.submit(ann, "ENVID=relay-1", "relayed", "bob@plain.test NOTIFY=SUCCESS");

        assertThat(world.inInbox(mailmax, ann, "Original-Envelope-Id: relay-1"))
                .contains("Action: relayed", "Final-Recipient: rfc822; bob@plain.test");
    }

    @Test
    void aFailureIsToldAsItWasAskedForAndNotAtAllToWhoAskedForNothing() {
        world.host("no.test").always(Phase.RCPT, new Behaviour.Say("550 5.7.1 no"));
        world.submit(ann, "", "silent", "never@no.test NOTIFY=NEVER");
        world.untilGone("never@no.test");
        world.submit(ann, "RET=HDRS ENVID=order-9", "nine", "bob@no.test NOTIFY=FAILURE ORCPT=rfc822;robert@old.test");
        world.submit(ann, "RET=FULL", "ten", "eve@no.test");

        assertThat(world.inInbox(mailmax, ann, "Original-Envelope-Id: order-9"))
                .contains("Original-Recipient: rfc822; robert@old.test", "text/rfc822-headers", "Subject: nine")
                .doesNotContain("\r\n.nine");
        assertThat(world.inInbox(mailmax, ann, "Final-Recipient: rfc822; eve@no.test"))
                .contains("message/rfc822", "\r\n.ten\r\n");
        assertThat(world.inbox(mailmax, ann)).noneMatch(mail -> mail.contains("never@no.test"));
    }

    @Test
    void aSenderIsToldThatItTakesLongAndThenThatItWasGivenUp() {
        world.knows("slow.test", "127.0.5.1");
        mailmax.admin("", "destination", "set", "slow.test", "expiry=10s");
        world.submit(ann, "", "slow", "bob@slow.test");

        assertThat(world.inInbox(mailmax, ann, "Action: delayed", "rfc822; bob@slow.test"))
                .contains("Will-Retry-Until: ", "no connection");
        assertThat(world.inInbox(mailmax, ann, "Action: failed", "rfc822; bob@slow.test"))
                .contains("Status: 5.4.7");
        world.untilGone("bob@slow.test");
    }

    // --- TLS (RFC 7672, RFC 8689)

    @Test
    void whatMustNotTravelInClearGoesToAHostThatIsProvenAlone() throws Exception {
        ScriptedHost safe =
                world.host("safe.test").withTls(world.right().context()).offering("PIPELINING", "REQUIRETLS");
        tlsa(
                "safe.test",
                "3 1 1",
                world.right().chain().getFirst().getPublicKey().getEncoded());
        world.submit(ann, "REQUIRETLS", "secret", "bob@safe.test");

        Received message = world.arrived(safe, "Subject: secret");

        assertThat(message.secure()).isTrue();
        assertThat(message.mail()).endsWith(" REQUIRETLS");
    }

    @Test
    void whereNothingIsProvenItComesBack() {
        ScriptedHost host = world.host("unproven.test").offering("PIPELINING", "REQUIRETLS");
        world.submit(ann, "REQUIRETLS RET=FULL", "confidential", "bob@unproven.test");

        assertThat(world.inInbox(mailmax, ann, "Final-Recipient: rfc822; bob@unproven.test"))
                .contains("Status: 5.7.10", "demands TLS with a verified host")
                .as("RFC 8689 section 5: the header alone")
                .doesNotContain("\r\n.confidential");
        assertThat(host.connections()).isZero();
    }

    @Test
    void aHostThatIsProvenAndOffersNoTlsGetsNothing() throws Exception {
        ScriptedHost moody = world.host("moody.test")
                .withTls(world.right().context())
                .offering("REQUIRETLS")
                .always(Phase.STARTTLS, new Behaviour.Say("454 4.7.0 TLS not available"));
        tlsa(
                "moody.test",
                "3 1 1",
                world.right().chain().getFirst().getPublicKey().getEncoded());
        world.submit(ann, "REQUIRETLS", "required", "bob@moody.test");
        world.submit(ann, "", "demanded by DANE", "eve@moody.test");
        world.waitUntil(() ->
                world.queue().lines().filter(line -> line.contains("STARTTLS")).count() == 2);
        assertThat(moody.received()).isEmpty();

        moody.behave();

        assertThat(world.arrived(moody, "Subject: required").secure()).isTrue();
        assertThat(world.arrived(moody, "Subject: demanded").secure()).isTrue();
    }

    @Test
    void aHostWithACertificateForAnotherNameGetsNothing() throws Exception {
        ScriptedHost wrong = world.host("wrong.test").withTls(world.wrong().context());
        tlsa("wrong.test", "2 0 1", world.wrong().chain().getLast().getEncoded());
        world.submit(ann, "", "misled", "bob@wrong.test");

        world.waitUntil(() -> world.queue().contains("no TLSA record agrees"));
        assertThat(wrong.received()).isEmpty();
        mailmax.admin("", "queue", "delete", "wrong.test", "silently");
    }

    private static void tlsa(String domain, String kind, byte[] octets) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets);
        world.dns()
                .add("_%d._tcp.mx.%s. TLSA %s %s"
                        .formatted(world.port(), domain, kind, HexFormat.of().formatHex(digest)));
    }

    // --- DKIM (RFC 6376, RFC 8463)

    @Test
    void bothSignaturesHoldWhereTheMessageArrives() throws Exception {
        ScriptedHost host = world.host("verifies.test");
        String domain = mailmax.createDomain();
        String eve = mailmax.createAccount("eve@" + domain);
        Map<String, String> keys = activated(domain);
        world.submit(eve, "", "signed", "bob@verifies.test");

        String octets = world.arrived(host, "Subject: signed").octets();

        assertThat(new DKIMVerifier((_, selector, _) -> List.of(keys.get(selector.toString())))
                        .verify(new ByteArrayInputStream(octets.getBytes(StandardCharsets.ISO_8859_1))))
                .as("the verifier of Apache James knows RSA")
                .hasSize(1);
        String ed25519 = keys.values().stream()
                .filter(key -> key.contains("k=ed25519"))
                .findFirst()
                .orElseThrow();
        assertThat(Ed25519Verifier.verify(octets, ed25519.replaceFirst(".*p=", "")))
                .isTrue();
    }

    /// @return the texts in the DNS, by selector
    private static Map<String, String> activated(String domain) {
        Map<String, String> keys = new TreeMap<>();
        Matcher key = KEY.matcher(mailmax.admin("", "dkim", "rotate", domain));
        while (key.find()) {
            keys.put(key.group(1), key.group(3).replaceAll("\" \"", "").replace("\"", ""));
            mailmax.admin("", "dkim", "activate", domain, key.group(1));
        }
        assertThat(keys).hasSize(2);
        return keys;
    }
}
