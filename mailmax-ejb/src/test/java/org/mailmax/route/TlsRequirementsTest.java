package org.mailmax.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.dns.DnsAnswer;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.mail.relay.TlsPolicy.Tlsa;
import org.mailmax.route.sts.PolicyServer;
import org.mailmax.route.sts.StsPolicy;
import org.mailmax.route.sts.StsRows;

/// DANE, MTA-STS and REQUIRETLS, with a signed DNS and a web server on loopback.
class TlsRequirementsTest extends RoutingTest {

    private static final String DIGEST = "ab".repeat(32);
    private static final TlsPolicy OPPORTUNISTIC = new TlsPolicy.Opportunistic();

    @TempDir
    private static Path folder;

    private static PolicyServer web;

    @BeforeAll
    static void openWeb() {
        web = PolicyServer.start(folder, "b.test");
    }

    @BeforeEach
    void furnish() {
        web.reset();
        dns.signed("safe.test")
                .add("safe.test. MX 10 mx.safe.test.", "mx.safe.test. A 127.0.0.1")
                .add("b.test. MX 10 mx.b.test.", "mx.b.test. A 127.0.0.1")
                .add("mta-sts.b.test. A 127.0.0.1");
    }

    @AfterAll
    static void closeWeb() {
        web.close();
    }

    private void begin() {
        start("mailmax.sts.port", web.port(), "mailmax.relay.authorities", web.authority());
    }

    private TlsPolicy policy(String domain) {
        return destination(domain).hosts().getFirst().tls();
    }

    private NextHop verified(String domain) {
        return ejb.get(Routes.class).verifiedDestination(new DomainName(domain), ReversePath.NULL, Optional.empty());
    }

    private TlsPolicy verifiedPolicy(String domain) {
        return switch (verified(domain)) {
            case NextHop.To(Destination to) -> to.hosts().getFirst().tls();
            case NextHop other -> throw new AssertionError(other);
        };
    }

    private static Tlsa record(int usage) {
        byte[] digest = new byte[32];
        java.util.Arrays.fill(digest, (byte) 0xab);
        return new Tlsa(usage, 1, 1, digest);
    }

    @Test
    void aSecureHostWithTlsaIsBoundToIt() {
        dns.add("_25._tcp.mx.safe.test. TLSA 3 1 1 " + DIGEST);
        begin();
        assertThat(policy("safe.test"))
                .isEqualTo(new TlsPolicy.Dane(List.of(record(3)), Set.of("mx.safe.test", "safe.test")));
        assertThat(verifiedPolicy("safe.test")).isInstanceOf(TlsPolicy.Dane.class);
    }

    @Test
    void theRecordsStandUnderThePortThatIsContacted() {
        dns.add("_25._tcp.mx.safe.test. TLSA 3 1 1 " + DIGEST);
        start("mailmax.relay.port", "2626");
        assertThat(policy("safe.test")).isEqualTo(OPPORTUNISTIC);
    }

    @Test
    void withoutProofTlsaMeansNothing() {
        dns.add("_25._tcp.mx.b.test. TLSA 3 1 1 " + DIGEST);
        begin();
        assertThat(policy("b.test")).isEqualTo(OPPORTUNISTIC);
        dns.signed("half.test")
                .add("unsafe.test. MX 10 mx.half.test.", "mx.half.test. A 127.0.0.1")
                .add("_25._tcp.mx.half.test. TLSA 3 1 1 " + DIGEST);
        ejb.close();
        begin();
        assertThat(policy("unsafe.test")).as("an MX that is not proven").isEqualTo(OPPORTUNISTIC);
    }

    @Test
    void aSecureDomainWithAnInsecureHostHasNoDane() {
        dns.add("safe.test. MX 5 mx.b.test.", "_25._tcp.mx.b.test. TLSA 3 1 1 " + DIGEST);
        begin();
        assertThat(policy("safe.test")).isEqualTo(OPPORTUNISTIC);
    }

    @Test
    void whereTlsaCannotBeLookedUpTheHostIsNotUsed() {
        dns.fail("_25._tcp.mx.safe.test");
        begin();
        assertThat(hop("safe.test")).isInstanceOf(NextHop.TryLater.class);
        assertThat(reply(hop("safe.test")).toString()).startsWith("451 4.7.5 ").contains("TLSA", "mx.safe.test");
    }

    @Test
    void anotherHostOfTheDomainIsUsedMeanwhile() {
        dns.fail("_25._tcp.mx.safe.test").add("safe.test. MX 20 two.safe.test.", "two.safe.test. A 127.0.0.2");
        begin();
        assertThat(hosts("safe.test")).containsExactly("two.safe.test 127.0.0.2");
    }

    @Test
    void recordsThatCannotBeUsedDemandTlsAllTheSame() {
        dns.add("_25._tcp.mx.safe.test. TLSA 1 1 1 " + DIGEST, "_25._tcp.mx.safe.test. TLSA 3 1 1 abcd");
        begin();
        assertThat(policy("safe.test")).isEqualTo(new TlsPolicy.Dane(List.of(), Set.of("mx.safe.test", "safe.test")));
        assertThat(verified("safe.test")).isInstanceOf(NextHop.NoVerifiedHost.class);
    }

    @Test
    void tlsaIsLookedForWhereAliasesLead() {
        dns.add(
                "alias.safe.test. CNAME mx.safe.test.",
                "other.safe.test. MX 10 alias.safe.test.",
                "_25._tcp.mx.safe.test. TLSA 2 1 1 " + DIGEST);
        begin();
        assertThat(policy("other.safe.test"))
                .isEqualTo(new TlsPolicy.Dane(
                        List.of(record(2)), Set.of("alias.safe.test", "mx.safe.test", "other.safe.test")));
    }

    @Test
    void anEnforcedPolicyDemandsItsHosts() {
        web.policy("enforce", "mx.b.test");
        dns.add("_mta-sts.b.test. TXT \"v=STSv1; id=1;\"", "b.test. MX 5 intruder.test.", "intruder.test. A 127.0.0.2");
        begin();
        assertThat(hosts("b.test")).containsExactly("mx.b.test 127.0.0.1");
        assertThat(policy("b.test")).isEqualTo(new TlsPolicy.Verified(Set.of("mx.b.test")));
        assertThat(web.requests()).as("asked once").isOne();
    }

    @Test
    void whenItNamesNoneOfThemMailWaits() {
        web.policy("enforce", "*.other.test").chunked();
        dns.add("_mta-sts.b.test. TXT \"v=STSv1; id=1;\"");
        begin();
        assertThat(hop("b.test")).isInstanceOf(NextHop.TryLater.class);
        assertThat(reply(hop("b.test")).toString()).startsWith("451 4.7.5 ").contains("MTA-STS", "mx.b.test");
    }

    @Test
    void aPolicyOnTrialOrTakenBackDemandsNothing() {
        for (String mode : List.of("testing", "none")) {
            web.policy(mode, "mx.b.test");
            dns.remove("_mta-sts.b.test", "TXT").add("_mta-sts.b.test. TXT \"v=STSv1; id=" + mode + "\"");
            begin();
            assertThat(policy("b.test")).as(mode).isEqualTo(OPPORTUNISTIC);
            ejb.close();
            ejb = null;
        }
    }

    @Test
    void whatTheWebServerDoesNotSayProperlyIsNoPolicy() {
        dns.add("_mta-sts.b.test. TXT \"v=STSv1; id=1\"");
        web.policy("enforce", "mx.other.test").status(301);
        begin();
        assertThat(policy("b.test")).isEqualTo(OPPORTUNISTIC);
        ejb.close();
        web.status(200).type("text/html");
        begin();
        assertThat(policy("b.test")).isEqualTo(OPPORTUNISTIC);
        ejb.close();
        web.type("text/plain");
        start("mailmax.sts.port", web.port());
        assertThat(policy("b.test")).as("a certificate nobody vouches for").isEqualTo(OPPORTUNISTIC);
    }

    @Test
    void thePolicyIsNotFetchedFromAPrivateNetwork() {
        dns.add("_mta-sts.b.test. TXT \"v=STSv1; id=1\"")
                .remove("mx.b.test", "A")
                .add("mx.b.test. A 192.0.2.1");
        web.policy("enforce", "mx.other.test");
        start(
                "mailmax.sts.port", web.port(),
                "mailmax.relay.authorities", web.authority(),
                "mailmax.relay.private", "false");
        assertThat(policy("b.test")).isEqualTo(OPPORTUNISTIC);
        assertThat(web.requests()).isZero();
    }

    @Test
    void aPromiseHoldsAsLongAsItWasMadeFor() {
        dns.add("_mta-sts.b.test. TXT \"v=STSv1; id=1\"");
        begin();
        StsPolicy promise = new StsPolicy(StsPolicy.Mode.ENFORCE, List.of("mx.b.test"), Duration.ofDays(7));
        StsRows rows = ejb.get(StsRows.class);
        rows.save(new DomainName("b.test"), "1", promise, Instant.now().minus(Duration.ofDays(3)));
        web.status(500);
        assertThat(policy("b.test")).as("the web server fails").isInstanceOf(TlsPolicy.Verified.class);

        rows.save(new DomainName("gone.test"), "1", promise, Instant.now().minus(Duration.ofDays(3)));
        dns.add("gone.test. MX 10 mx.b.test.").fail("_mta-sts.gone.test");
        assertThat(policy("gone.test")).as("the record is hidden").isInstanceOf(TlsPolicy.Verified.class);

        rows.save(new DomainName("past.test"), "1", promise, Instant.now().minus(Duration.ofDays(8)));
        dns.add("past.test. MX 10 mx.b.test.");
        assertThat(policy("past.test")).as("its time is over").isEqualTo(OPPORTUNISTIC);
        assertThat(rows.sweep(Instant.now())).isOne();
    }

    @Test
    void daneDoesNotYieldToMtaSts() {
        dns.add("_25._tcp.mx.safe.test. TLSA 3 1 1 " + DIGEST);
        begin();
        ejb.get(StsRows.class)
                .save(
                        new DomainName("safe.test"),
                        "1",
                        new StsPolicy(StsPolicy.Mode.ENFORCE, List.of("mx.safe.test"), Duration.ofDays(7)),
                        Instant.now());
        assertThat(policy("safe.test")).isInstanceOf(TlsPolicy.Dane.class);
    }

    @Test
    void requireTlsNeedsAHostThatIsProven() {
        begin();
        assertThat(verifiedPolicy("safe.test"))
                .as("the DNS proves its name")
                .isEqualTo(new TlsPolicy.Verified(Set.of("mx.safe.test")));
        assertThat(verified("b.test")).isInstanceOf(NextHop.NoVerifiedHost.class);
        assertThat(reply(verified("b.test")).toString()).startsWith("550 5.7.10 ");
        assertThat(verified("[127.0.0.1]")).isInstanceOf(NextHop.NoVerifiedHost.class);
    }

    @Test
    void aPolicyOnTrialProvesTheHostForRequireTls() {
        web.policy("testing", "mx.b.test");
        dns.add("_mta-sts.b.test. TXT \"v=STSv1; id=1\"");
        begin();
        assertThat(verifiedPolicy("b.test")).isEqualTo(new TlsPolicy.Verified(Set.of("mx.b.test")));
    }

    @Test
    void theDnsAnswersWereWhatTheyWereThoughtToBe() {
        begin();
        assertThat(ejb.get(org.mailmax.dns.Dns.class).mx("safe.test"))
                .isInstanceOfSatisfying(
                        DnsAnswer.Found.class,
                        found -> assertThat(found.secure()).isTrue());
    }
}
