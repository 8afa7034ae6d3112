package org.mailmax.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.dns.TestDns;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.message.Content;
import org.mailmax.signing.SigningKey.State;

class SignerTest {

    private static final DomainName HERE = new DomainName("here.test");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String MESSAGE = "From: Ann <ann@here.test>\r\n"
            + "To: bob@there.test,\r\n"
            + "\tcarol@there.test\r\n"
            + "Received: by somebody\r\n"
            + "Subject:  Gr\u00fc\u00dfe   from  here\r\n"
            + "Date: Sun, 22 Nov 2026 12:00:00 +0000\r\n"
            + "Message-ID: <1@here.test>\r\n"
            + "References: <a@b>\r\n"
            + "  <c@d>\r\n\r\n"
            + "Hello  Bob, \r\n\r\n"
            + "\tbye\r\n\r\n\r\n";

    @TempDir
    private Path home;

    private final TestDns dns = TestDns.start();
    private EjbHarness ejb;

    @BeforeEach
    void start() {
        ejb = EjbHarness.start(TestDatabase.h2(), home)
                .set("mailmax.dns.servers", dns.address())
                .set("mailmax.dns.dnssec", "off");
        ejb.inTransaction(
                em -> em.createNativeQuery("INSERT INTO domain (id, name, created_at) VALUES (1, 'here.test', 0)")
                        .executeUpdate());
    }

    @AfterEach
    void stop() {
        ejb.close();
        dns.close();
    }

    private List<SigningKey> keys() {
        return ejb.get(SigningKeys.class).of(HERE);
    }

    private void activateAll() {
        ejb.get(KeyRing.class).prepare(HERE, NOW);
        keys().forEach(key -> ejb.get(KeyRing.class).activate(HERE, key.selector(), NOW));
    }

    private String signed(String message) throws Exception {
        return ejb.get(Signer.class).sign(content(message), HERE, NOW) + message;
    }

    private static Content content(String message) {
        return Content.of(message.getBytes(StandardCharsets.UTF_8));
    }

    private List<SignatureRecord> judged(String message) throws Exception {
        DKIMVerifier verifier = new DKIMVerifier((_, selector, domain) -> keys().stream()
                .filter(key -> key.recordName().contentEquals(selector + "._domainkey." + domain))
                .map(SigningKey::recordText)
                .toList());
        return verifier.verify(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
    }

    private String ed25519() {
        return keys().stream()
                .filter(key -> key.algorithm() == Algorithm.ED25519)
                .map(key -> key.recordText().replaceFirst(".*p=", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void bothSignaturesHoldForVerifiersThatAreNotOurs() throws Exception {
        activateAll();
        String signed = signed(MESSAGE);

        assertThat(signed)
                .contains("a=rsa-sha256;", "a=ed25519-sha256;", "d=here.test;")
                .endsWith(MESSAGE);
        assertThat(judged(signed)).hasSize(1).first().satisfies(signature -> {
            assertThat(signature.getDToken().toString()).isEqualTo("here.test");
            assertThat(signature.getHashKeyType().toString()).isEqualTo("rsa");
        });
        assertThat(Ed25519Verifier.verify(signed, ed25519())).isTrue();
        assertThat(signed.lines().takeWhile(line -> !line.isEmpty())).allMatch(line -> line.length() <= 100);
    }

    @Test
    void whatOthersAddOrChangeIsSeen() throws Exception {
        activateAll();
        String signed = signed(MESSAGE);

        for (String forged : List.of(
                signed.replace("From: Ann", "From: evil@there.test\r\nFrom: Ann"),
                signed.replace("\r\n\r\nHello", "\r\nSubject: another\r\n\r\nHello"),
                signed.replace("\r\n\r\nHello", "\r\nReply-To: evil@there.test\r\n\r\nHello"),
                signed.replace("\r\n\r\nHello", "\r\nContent-Type: text/html\r\n\r\nHello"),
                signed.replace("from  here", "fromhere"),
                signed.replace("bye", "b ye"),
                signed + "more\r\n")) {
            assertThatThrownBy(() -> judged(forged)).isInstanceOf(FailException.class);
            assertThat(Ed25519Verifier.verify(forged, ed25519())).isFalse();
        }
        String relayed = "Received: by a relay\r\n"
                + signed.replace("Hello  Bob, \r\n", "Hello Bob,\r\n").replace("Subject:  Gr", "subject: Gr");
        assertThat(judged(relayed)).hasSize(1);
        assertThat(Ed25519Verifier.verify(relayed, ed25519())).isTrue();
    }

    @Test
    void manyFieldsOfOneNameAndNoBodyAreSignedToo() throws Exception {
        activateAll();
        String fields = "From: a@here.test\r\nSubject: one\r\nSubject: two\r\nTo: b@there.test\r\n\r\n";
        assertThat(Ed25519Verifier.verify(signed(fields), ed25519())).isTrue();
        assertThat(Ed25519Verifier.verify(signed(fields + "text"), ed25519())).isTrue();
        assertThat(judged(signed(fields + "text\r\n"))).hasSize(1);
    }

    @Test
    void withoutAKeyInUseOrAnAuthorNothingIsSigned() throws Exception {
        Signer signer = ejb.get(Signer.class);
        assertThat(signer.sign(content(MESSAGE), HERE, NOW)).isEmpty();
        ejb.get(KeyRing.class).prepare(HERE, NOW);
        assertThat(signer.sign(content(MESSAGE), HERE, NOW))
                .as("not yet published")
                .isEmpty();
        keys().forEach(key -> ejb.get(KeyRing.class).activate(HERE, key.selector(), NOW));
        assertThat(signer.sign(content(MESSAGE), HERE, NOW)).isNotEmpty();
        assertThat(signer.sign(content("To: b@there.test\r\n\r\n"), HERE, NOW)).isEmpty();
        assertThat(signer.sign(content(MESSAGE), new DomainName("there.test"), NOW))
                .isEmpty();
    }

    /// RFC 8463 Appendix A: the key, the message and its two signatures.
    @Test
    void theExampleOfTheRfcIsSignedAsThere() throws Exception {
        String message = """
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """.replace("\n", "\r\n");
        HeaderBlock header = HeaderBlock.read(content(message)).orElseThrow();
        byte[] body = message.substring((int) header.bodyAt()).getBytes(StandardCharsets.US_ASCII);
        String bodyHash = BodyHash.of(new ByteArrayInputStream(body));
        assertThat(bodyHash).isEqualTo("2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");

        String field = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
                + " d=football.example.com; i=@football.example.com;\r\n"
                + " q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n"
                + " subject : date : message-id : from : subject : date;\r\n"
                + " bh=" + bodyHash + ";\r\n b=";
        SignedFields fields =
                new SignedFields(List.of("from", "to", "subject", "date", "message-id", "from", "subject", "date"));
        String canonical = fields.canonical(header)
                + HeaderBlock.Field.of(field).orElseThrow().canonical();
        byte[] seed = Base64.getDecoder().decode("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=");
        assertThat(Algorithm.ED25519.sign(privateKey(seed), canonical.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==");
    }

    private static PrivateKey privateKey(byte[] seed) throws Exception {
        byte[] prefix = {0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20
        };
        byte[] pkcs8 = Arrays.copyOf(prefix, prefix.length + seed.length);
        System.arraycopy(seed, 0, pkcs8, prefix.length, seed.length);
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private List<String> states() {
        return keys().stream().map(key -> key.algorithm() + " " + key.state()).toList();
    }

    private void publish() {
        keys().forEach(key ->
                dns.remove(key.recordName(), "TXT").add(key.recordName() + ". TXT " + quoted(key.recordText())));
    }

    private static String quoted(String text) {
        return Arrays.stream(text.split("(?<=\\G.{200})"))
                .map(part -> '"' + part + '"')
                .collect(Collectors.joining(" "));
    }

    @Test
    void aKeyIsMadePublishedUsedReplacedAndRemoved() {
        KeyRotation rotation = ejb.get(KeyRotation.class);

        rotation.rotate(NOW);
        assertThat(states()).containsExactly("RSA PREPARED", "ED25519 PREPARED");
        assertThat(keys()).extracting(SigningKey::selector).containsExactly("mm20261122r", "mm20261122e");
        rotation.rotate(NOW);
        assertThat(states())
                .as("nothing is used that nobody can see")
                .containsExactly("RSA PREPARED", "ED25519 PREPARED");
    }

    @Test
    void aKeyThatIsSeenInTheDnsIsUsedUntilItsSuccessorIs() {
        KeyRotation rotation = ejb.get(KeyRotation.class);
        ejb.get(KeyRing.class).prepare(HERE, NOW);
        publish();
        rotation.rotate(NOW);
        assertThat(states()).containsExactly("RSA ACTIVE", "ED25519 ACTIVE");

        Instant later = NOW.plus(Duration.ofDays(200));
        rotation.rotate(later);
        assertThat(states()).containsExactly("RSA ACTIVE", "ED25519 ACTIVE", "RSA PREPARED", "ED25519 PREPARED");
        rotation.rotate(later);
        assertThat(states()).as("one successor is enough").hasSize(4);

        keys().stream()
                .filter(key -> key.state() == State.PREPARED)
                .forEach(key -> ejb.get(KeyRing.class).activate(HERE, key.selector(), later));
        assertThat(states()).containsExactly("RSA RETIRED", "ED25519 RETIRED", "RSA ACTIVE", "ED25519 ACTIVE");
        assertThat(keys().getFirst().changed()).isEqualTo(later);

        rotation.rotate(later.plus(KeyRing.RETIRED_FOR));
        assertThat(states()).as("mail signed by them may be on its way").hasSize(4);
        rotation.rotate(later.plus(KeyRing.RETIRED_FOR).plusSeconds(1));
        assertThat(states()).containsExactly("RSA ACTIVE", "ED25519 ACTIVE");
    }

    @Test
    void somebodyElsesRecordIsNotOurs() {
        KeyRotation rotation = ejb.get(KeyRotation.class);
        rotation.rotate(NOW);
        keys().forEach(key -> dns.add(key.recordName() + ". TXT \"v=DKIM1; k=rsa; p=AAAA\""));
        rotation.rotate(NOW);
        assertThat(states()).containsExactly("RSA PREPARED", "ED25519 PREPARED");
        assertThat(KeyPublication.tags(" v = DKIM1 ;p= A B\tC= ;;=x;y"))
                .isEqualTo(java.util.Map.of("v", "DKIM1", "p", "ABC="));
    }

    @Test
    void noKeyLiesOpenInTheDatabase() throws Exception {
        activateAll();
        List<?> stored = ejb.inTransaction(em ->
                em.createNativeQuery("SELECT private_key FROM signing_key").getResultList());
        assertThat(stored)
                .hasSize(2)
                .allSatisfy(text -> assertThat(text.toString()).startsWith("1:"));
        assertThatThrownBy(() -> Algorithm.RSA.privateKey(
                        Base64.getDecoder().decode(stored.getFirst().toString().substring(2))))
                .isInstanceOf(java.security.GeneralSecurityException.class);
    }

    @Test
    void keysGoWithTheirDomain() {
        activateAll();
        ejb.inTransaction(em -> em.createNativeQuery("DELETE FROM domain").executeUpdate());
        assertThat(keys()).isEmpty();
    }
}
