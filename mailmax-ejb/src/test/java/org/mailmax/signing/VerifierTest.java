package org.mailmax.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.james.jdkim.DKIMSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.dns.Dns;
import org.mailmax.dns.TestDns;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.message.Content;

/// Signatures made by others, judged by us.
class VerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final String MESSAGE = "From: Ann <ann@there.test>\r\n"
            + "Subject:  Two   blanks\r\n and a fold\r\n\r\n"
            + "Hello  there, \r\n\r\n bye\r\n\r\n\r\n";

    @TempDir
    private Path home;

    private final TestDns dns = TestDns.start();
    private EjbHarness ejb;
    private KeyPair keys;

    @BeforeEach
    void start() throws Exception {
        ejb = EjbHarness.start(TestDatabase.h2(), home)
                .set("mailmax.dns.servers", dns.address())
                .set("mailmax.dns.dnssec", "off");
        keys = Algorithm.RSA.newKeys();
        publish("v=DKIM1; p="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
    }

    @AfterEach
    void stop() {
        ejb.close();
        dns.close();
    }

    private void publish(String record) {
        dns.remove("s._domainkey.there.test", "TXT")
                .add("s._domainkey.there.test. TXT "
                        + Arrays.stream(record.split("(?<=\\G.{200})"))
                                .map(part -> '"' + part + '"')
                                .collect(Collectors.joining(" ")));
    }

    private Verdict verdict(String message) throws Exception {
        Content content = Content.of(message.getBytes(StandardCharsets.UTF_8));
        HeaderBlock header = HeaderBlock.read(content).orElseThrow();
        return ejb.get(Verifier.class)
                .signatures(content, header, NOW)
                .getFirst()
                .verdict();
    }

    /// By Apache James's library.
    private String signed(String tags) throws Exception {
        String template = "v=1; a=rsa-sha256; d=there.test; s=s; h=from:subject; " + tags + "; bh=; b=;";
        String field = new DKIMSigner(template, keys.getPrivate())
                .sign(new ByteArrayInputStream(MESSAGE.getBytes(StandardCharsets.US_ASCII)));
        return field.strip() + "\r\n" + MESSAGE;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c=simple/simple",
                "c=simple/relaxed",
                "c=relaxed/simple",
                "c=relaxed/relaxed",
                "c=simple",
                "c=relaxed"
            })
    void everyFormIsUnderstood(String form) throws Exception {
        String signed = signed(form);

        assertThat(verdict(signed)).isEqualTo(Verdict.PASS);
        assertThat(verdict("Received: by a host\r\n" + signed)).isEqualTo(Verdict.PASS);
        assertThat(verdict(signed.replace(" bye", " die"))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(signed.replace("Two", "Three"))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(signed.replace("Two   blanks", "Two blanks")))
                .isEqualTo(form.startsWith("c=relaxed") ? Verdict.PASS : Verdict.FAIL);
        assertThat(verdict(signed.replace("Hello  there", "Hello there")))
                .isEqualTo(form.endsWith("/relaxed") ? Verdict.PASS : Verdict.FAIL);
    }

    @Test
    void aSignatureOfTheBeginningHoldsForTheBeginning() throws Exception {
        String signed = signed("c=simple/simple; l=10");

        assertThat(verdict(signed + "more\r\n")).isEqualTo(Verdict.PASS);
        assertThat(verdict(signed.replace("Hello  there", "Hello,there"))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(signed.replace("l=10", "l=ten"))).isEqualTo(Verdict.NEUTRAL);
    }

    @ParameterizedTest
    @CsvSource({
        "d=there.test, d=other.test, PERMERROR",
        "s=s;, s=t;, PERMERROR",
        "v=1, v=2, NEUTRAL",
        "a=rsa-sha256, a=rsa-sha1, NEUTRAL",
        "h=from:subject, h=subject, NEUTRAL",
        "d=there.test, d=there.test; i=ann@other.test, NEUTRAL",
        "d=there.test, d=there.test; d=there.test, NEUTRAL",
        "d=there.test, d=there test/.., NEUTRAL",
        "c=relaxed, c=loose, NEUTRAL",
        "d=there.test, d=there.test; x=1, FAIL"
    })
    void whatIsWrongIsTold(String right, String wrong, Verdict verdict) throws Exception {
        String signed = signed("c=relaxed").replace(";", "; ");
        assertThat(signed).contains(right);
        assertThat(verdict(signed.replace(right, wrong))).isEqualTo(verdict);
    }

    @Test
    void aKeyMayBeTakenBackOrOutOfReach() throws Exception {
        String signed = signed("c=relaxed");
        publish("v=DKIM1; p=");
        assertThat(verdict(signed)).isEqualTo(Verdict.PERMERROR);
        ejb.get(Dns.class).forget("s._domainkey.there.test");
        dns.fail("s._domainkey.there.test");
        assertThat(verdict(signed)).isEqualTo(Verdict.TEMPERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DKIM2; p=%s",
                "k=ed25519; p=%s",
                "h=sha1; p=%s",
                "s=other; p=%s",
                "p=%s; p=%s",
                "p=!!!",
                "p=AAAA",
                "nonsense"
            })
    void recordsThatShowNoKey(String record) {
        String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        assertThat(PublishedKeys.read("p=" + key, Algorithm.RSA)).isInstanceOf(PublishedKey.Found.class);
        assertThat(PublishedKeys.read(record.replace("%s", key), Algorithm.RSA))
                .isInstanceOf(PublishedKey.Missing.class);
    }

    /// RFC 8463 Appendix A.
    @Test
    void theExampleOfTheRfcHolds() throws Exception {
        dns.add("brisbane._domainkey.football.example.com. TXT"
                + " \"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"");
        String message = """
            DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=brisbane; t=1528637909; h=from : to :
             subject : date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
             Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """.replace("\n", "\r\n");

        assertThat(verdict(message)).isEqualTo(Verdict.PASS);
        assertThat(verdict(message.replace("hungry", "thirsty"))).isEqualTo(Verdict.FAIL);
    }

    private static final List<String> PARTS =
            List.of(("i=1|i=2|;|; |a=rsa-sha256|cv=pass|cv=none|d=there.test|s=s|b=AAAA|b=|bh=x|h=from|c=relaxed|l=0"
                            + "|l=99999999999999999|x=|=|\r\n |\"|\0|v=1")
                    .split("\\|"));

    private static final List<String> NAMES =
            List.of("ARC-Seal", "ARC-Message-Signature", "ARC-Authentication-Results", "DKIM-Signature");

    private static String nonsense(Random random) {
        StringBuilder header = new StringBuilder();
        for (int field = random.nextInt(8); field >= 0; field--) {
            header.append(NAMES.get(random.nextInt(NAMES.size()))).append(": ");
            for (int part = random.nextInt(12); part > 0; part--) {
                header.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            header.append("\r\n");
        }
        return header.toString();
    }

    @Test
    void noFieldOfOthersHarmsUs() throws Exception {
        long seed = Long.getLong("fuzz.seed", 8617);
        Random random = new Random(seed);
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 2)).toNanos();
        while (System.nanoTime() < end) {
            String header = nonsense(random);
            Content content = Content.of((header + MESSAGE).getBytes(StandardCharsets.UTF_8));
            HeaderBlock block = HeaderBlock.read(content).orElseThrow();
            assertThat(ejb.get(ChainValidation.class).status(ArcChain.of(block), content, block, NOW))
                    .as("seed %d: %s", seed, header)
                    .isNotEqualTo(ChainStatus.PASS);
            assertThat(ejb.get(Verifier.class).signatures(content, block, NOW))
                    .as("seed %d: %s", seed, header)
                    .noneMatch(checked -> checked.verdict() == Verdict.PASS);
        }
    }
}
