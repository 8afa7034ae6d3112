package org.mailmax.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmax.dns.TestDns;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.message.Content;

/// Chains of seals by three domains, validated by ourselves with keys from a real DNS server (RFC 8617).
class SealerTest {

    private static final DomainName ONE = new DomainName("one.test");
    private static final DomainName TWO = new DomainName("two.test");
    private static final DomainName THREE = new DomainName("three.test");
    private static final List<DomainName> DOMAINS = List.of(ONE, TWO, THREE);
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private static final String MESSAGE = "Received: by a host\r\n"
            + "From: Ann <ann@three.test>\r\n"
            + "To: list@one.test\r\n"
            + "Subject: a   subject\r\n"
            + "\tof two lines\r\n\r\n"
            + "Hello  all, \r\n\r\nbye\r\n\r\n";

    @TempDir
    private Path home;

    private final TestDns dns = TestDns.start();
    private EjbHarness ejb;

    @BeforeEach
    void start() {
        ejb = EjbHarness.start(TestDatabase.h2(), home)
                .set("mailmax.hostname", "mx.one.test")
                .set("mailmax.dns.servers", dns.address())
                .set("mailmax.dns.dnssec", "off");
        for (int id = 1; id <= DOMAINS.size(); id++) {
            String insert = "INSERT INTO domain (id, name, created_at, arc_sealing) VALUES (" + id + ", '"
                    + DOMAINS.get(id - 1) + "', 0, " + (id < DOMAINS.size()) + ")";
            ejb.inTransaction(em -> em.createNativeQuery(insert).executeUpdate());
        }
        DOMAINS.forEach(this::activate);
    }

    @AfterEach
    void stop() {
        ejb.close();
        dns.close();
    }

    private void activate(DomainName domain) {
        ejb.get(KeyRing.class).prepare(domain, NOW);
        for (SigningKey key : ejb.get(SigningKeys.class).of(domain)) {
            ejb.get(KeyRing.class).activate(domain, key.selector(), NOW);
            dns.add(key.recordName() + ". TXT " + quoted(key.recordText()));
        }
    }

    private static String quoted(String text) {
        return Arrays.stream(text.split("(?<=\\G.{200})"))
                .map(part -> '"' + part + '"')
                .collect(Collectors.joining(" "));
    }

    private String seal(String message, DomainName domain) throws Exception {
        return ejb.get(Sealer.class).seal(content(message), content(message), domain, NOW);
    }

    /// As it leaves this domain.
    private String sealed(String message, DomainName domain) throws Exception {
        return seal(message, domain) + message;
    }

    private ChainStatus status(String message) throws Exception {
        HeaderBlock header = HeaderBlock.read(content(message)).orElseThrow();
        return ejb.get(ChainValidation.class).status(ArcChain.of(header), content(message), header, NOW);
    }

    private static Content content(String message) {
        return Content.of(message.getBytes(StandardCharsets.UTF_8));
    }

    private static long count(String message, String text) {
        return message.split(Pattern.quote(text), -1).length - 1L;
    }

    // --- what a seal is

    @Test
    void theFirstSealSaysThatThereWasNoneBefore() throws Exception {
        String seal = seal(MESSAGE, ONE);

        assertThat(seal.split("\r\n(?![ \t])"))
                .hasSize(3)
                .anySatisfy(field -> assertThat(field)
                        .matches("(?s)ARC-Seal: i=1; a=rsa-sha256; cv=none; d=one.test;\\s+s=mm20261123r;"
                                + " t=1795420800;\\s+b=\\S.*")
                        .doesNotContain("h=")
                        .doesNotContain("bh="))
                .anySatisfy(field -> assertThat(field)
                        .matches("(?s)ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=one.test;.*")
                        .contains("h=from:", "bh=")
                        .doesNotContain("v=1", "arc-"))
                .anySatisfy(field -> assertThat(field)
                        .isEqualTo("ARC-Authentication-Results: i=1; mx.one.test;\r\n\tdkim=none;\r\n\tarc=none"));
        assertThat(seal.lines()).allMatch(line -> line.length() <= 100);
        assertThat(status(MESSAGE)).isEqualTo(ChainStatus.NONE);
        assertThat(status(seal + MESSAGE)).isEqualTo(ChainStatus.PASS);
    }

    @Test
    void whatWasFoundOfTheSignaturesIsTold() throws Exception {
        String signed = ejb.get(Signer.class).sign(content(MESSAGE), THREE, NOW) + MESSAGE;

        assertThat(seal(signed, ONE))
                .contains("dkim=pass header.d=three.test header.s=mm20261123r header.a=rsa-sha256 header.b=\"")
                .contains("dkim=pass header.d=three.test header.s=mm20261123e header.a=ed25519-sha256 header.b=\"")
                .contains(":dkim-signature");
        assertThat(seal(signed.replace("bye", "die"), ONE))
                .contains("dkim=fail header.d=three.test")
                .doesNotContain("dkim=pass");
        assertThat(seal("DKIM-Signature: nonsense\r\n" + MESSAGE, ONE)).contains("\r\n\tdkim=neutral;");
        assertThat(seal(signed.replace("d=three.test", "d=nobody.test"), ONE)).contains("dkim=permerror");
        assertThat(seal("Authentication-Results: mx.one.test; spf=pass\r\n" + MESSAGE, ONE))
                .as("what others claim in our name")
                .doesNotContain("spf");
    }

    @Test
    void everyHostAddsItsOwn() throws Exception {
        String message = MESSAGE;
        for (DomainName domain : List.of(ONE, TWO, ONE, THREE)) {
            message = sealed("Received: on the way\r\n" + message, domain);
            assertThat(status(message)).isEqualTo(ChainStatus.PASS);
        }
        assertThat(message)
                .contains("ARC-Seal: i=4; a=rsa-sha256; cv=pass; d=three.test", "ARC-Seal: i=1; a=rsa-sha256; cv=none")
                .contains("i=4; mx.one.test;\r\n\tdkim=none;\r\n\tarc=pass")
                .endsWith(MESSAGE);
        assertThat(count(message, "ARC-Seal: ")).isEqualTo(4);
    }

    /// What a group sends on bears a signature of ours, of which there is nothing to tell.
    @Test
    void aSignatureOfOursIsSealedAndNotToldOf() throws Exception {
        String signed = ejb.get(Signer.class).sign(content(MESSAGE), ONE, NOW) + MESSAGE;
        String seal = ejb.get(Sealer.class).seal(content(MESSAGE), content(signed), ONE, NOW);

        assertThat(seal).contains("\r\n\tdkim=none;", ":dkim-signature");
        assertThat(status(seal + signed)).isEqualTo(ChainStatus.PASS);
        assertThat(status(seal + signed.replaceFirst("DKIM-Signature", "X"))).isEqualTo(ChainStatus.FAIL);
    }

    // --- what is not sealed

    @Test
    void onlyADomainThatWishesItSeals() throws Exception {
        Sealer sealer = ejb.get(Sealer.class);
        assertThat(sealer.seal(content(MESSAGE), content(MESSAGE), ONE)).startsWith("ARC-Seal: i=1;");
        assertThat(sealer.seal(content(MESSAGE), content(MESSAGE), THREE))
                .as("off")
                .isEmpty();
        assertThat(sealer.seal(content(MESSAGE), content(MESSAGE), new DomainName("far.test")))
                .isEmpty();
        assertThat(seal("To: nobody\r\n\r\n", ONE)).as("no author").isEmpty();
    }

    @Test
    void aChainNobodyCanJudgeNowIsLeftAsItIs() throws Exception {
        String message = sealed(MESSAGE, TWO);
        dns.fail("mm20261123r._domainkey.two.test");

        assertThat(status(message)).isEqualTo(ChainStatus.UNKNOWN);
        assertThat(seal(message, ONE)).isEmpty();
    }

    @Test
    void fiftySetsAreTheMost() throws Exception {
        String sets = IntStream.rangeClosed(1, 49)
                .mapToObj(i -> "ARC-Seal: i=" + i + "; cv=pass\r\n")
                .collect(Collectors.joining());
        assertThat(seal(sets + MESSAGE, ONE)).contains("ARC-Seal: i=50; a=rsa-sha256; cv=fail;");
        assertThat(seal("ARC-Seal: i=50; cv=pass\r\n" + sets + MESSAGE, ONE)).isEmpty();
        assertThat(seal("ARC-Seal: i=9999; cv=pass\r\n" + MESSAGE, ONE)).isEmpty();
    }

    // --- what does not hold

    @Test
    void aBrokenChainIsCalledSoOnceAndThenLeftAlone() throws Exception {
        String changed = sealed(MESSAGE, ONE).replace("bye", "die");

        assertThat(status(changed)).isEqualTo(ChainStatus.FAIL);
        String told = sealed(changed, TWO);
        assertThat(told)
                .contains("ARC-Seal: i=2; a=rsa-sha256; cv=fail; d=two.test")
                .contains("\r\n\tarc=fail");
        assertThat(seal(told, THREE)).as("RFC 8617 section 5.1").isEmpty();
        assertThat(status(told)).isEqualTo(ChainStatus.FAIL);
    }

    /// RFC 8617 §5.1.2: as if it were the only set.
    @Test
    void theSealOfABrokenChainCoversItsOwnSetAlone() throws Exception {
        String set = seal(sealed(MESSAGE, ONE).replace("bye", "die"), TWO);
        HeaderBlock alone = HeaderBlock.read(content(set + "\r\n")).orElseThrow();
        ArcSet own = new ArcSet(
                2,
                alone.named(ArcChain.RESULTS).getFirst(),
                alone.named(ArcChain.SIGNATURE).getFirst(),
                alone.named(ArcChain.SEAL).getFirst());
        SignatureTags seal = SignatureTags.of(own.seal()).orElseThrow();

        assertThat(ejb.get(Verifier.class)
                        .judge(seal, own.beforeSeal() + seal.unsigned().canonical()))
                .isEqualTo(Verdict.PASS);
    }

    private static Stream<Arguments> damages() {
        return Stream.of(
                damage("a word of the body", text -> text.replace("Hello", "Hallo")),
                damage("the subject", text -> text.replace("a   subject", "another")),
                damage("a second author", text -> text.replace("From: Ann", "From: eve@x.test\r\nFrom: Ann")),
                damage("a result", text -> text.replace("i=1; mx.one.test;\r\n\tdkim=none", "i=1; x;\r\n\tdkim=pass")),
                damage("results gone", text -> text.replaceFirst("ARC-Authentication-Results: i=1", "X: i=1")),
                damage("a signature gone", text -> text.replaceFirst("ARC-Message-Signature: i=1", "X: i=1")),
                damage("a seal gone", text -> text.replaceFirst("ARC-Seal: i=1", "X: i=1")),
                damage("the first set gone", text -> text.replaceAll("(ARC-[A-Za-z-]+: )i=1", "X: i=1")),
                damage("two seals of one number", text -> "ARC-Seal: i=2; cv=pass\r\n" + text),
                damage("a seal without a number", text -> "ARC-Seal: cv=pass\r\n" + text),
                damage("a number too many", text -> text.replace("i=2;", "i=3;")),
                damage("number null", text -> text.replace("i=2;", "i=0;")),
                damage("the first passed", text -> text.replace("cv=none", "cv=pass")),
                damage("the second is the first", text -> text.replace("cv=pass", "cv=none")),
                damage("a seal that names fields", text -> text.replace("cv=pass;", "cv=pass; h=from;")),
                damage("a tag doubled", text -> text.replace("cv=pass;", "cv=pass; cv=pass;")),
                damage(
                        "an older algorithm",
                        text -> text.replace("ARC-Seal: i=2; a=rsa-sha256", "ARC-Seal: i=2; a=rsa-sha1")),
                damage("another's domain", text -> text.replace("cv=pass; d=two.test", "cv=pass; d=one.test")),
                damage("nobody's domain", text -> text.replace("cv=pass; d=two.test", "cv=pass; d=none.test")),
                damage("an older seal", text -> text.replaceFirst("(?s)(.*cv=none; .*t=)\\d", "$19")));
    }

    private static Arguments damage(String name, UnaryOperator<String> damage) {
        return Arguments.of(name, damage);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void whateverIsChangedIsSeen(String name, UnaryOperator<String> damage) throws Exception {
        String message = sealed(sealed(MESSAGE, ONE), TWO);
        assertThat(status(message)).isEqualTo(ChainStatus.PASS);
        String damaged = damage.apply(message);

        assertThat(damaged).isNotEqualTo(message);
        assertThat(status(damaged)).as(name).isEqualTo(ChainStatus.FAIL);
    }

    @Test
    void whatAHostMayDoIsNoDamage() throws Exception {
        String message = sealed(sealed(MESSAGE, ONE), TWO);
        for (String relayed : List.of(
                "Received: by another\r\n" + message,
                message.replace("a   subject\r\n\tof two", "a subject of  two"),
                message.replace("Hello  all, ", "Hello all,"),
                message.replaceFirst("\r\n$", "\r\n\r\n\r\n"),
                message.replace("ARC-Seal:", "arc-seal :"),
                reordered(message))) {
            assertThat(relayed).isNotEqualTo(message);
            assertThat(status(relayed)).isEqualTo(ChainStatus.PASS);
        }
    }

    /// The order of the sets and of their fields means nothing (RFC 8617 §4.2).
    private static String reordered(String message) {
        int end = message.indexOf("\r\n\r\n");
        List<String> fields = new ArrayList<>(List.of(message.substring(0, end).split("\r\n(?![ \t])")));
        return String.join("\r\n", fields.reversed()) + message.substring(end);
    }
}
