package org.mailmax.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Handover;
import org.mailmax.mail.relay.Handover.Attempt;
import org.mailmax.mail.relay.Handover.Trust;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.mail.relay.TlsResult;
import org.mailmax.route.sts.PolicyServer;
import org.mailmax.tlsresult.TlsCounts;
import org.mailmax.tlsresult.TlsTally;

/// Sessions are counted against the policy of the domain, whatever that demanded of them.
class TlsSessionsTest extends RoutingTest {

    private static final DomainName DOMAIN = new DomainName("b.test");

    @TempDir
    private static Path folder;

    private static PolicyServer web;

    @BeforeAll
    static void openWeb() {
        web = PolicyServer.start(folder, "b.test");
    }

    @AfterAll
    static void closeWeb() {
        web.close();
    }

    @BeforeEach
    void furnish() {
        web.reset();
        dns.signed("safe.test")
                .add("b.test. MX 10 mx.b.test.", "mx.b.test. A 127.0.0.1")
                .add("mta-sts.b.test. A 127.0.0.1");
        start("mailmax.sts.port", web.port(), "mailmax.relay.authorities", web.authority());
    }

    private void promises(String mode, String... mx) {
        web.policy(mode, mx);
        dns.add("_mta-sts.b.test. TXT \"v=STSv1; id=1\"");
    }

    private void session(TlsResult result) {
        session(new TlsPolicy.Opportunistic(), Optional.of(result));
    }

    private void session(TlsPolicy policy, Optional<TlsResult> result) {
        InetAddress address = InetAddress.ofLiteral("127.0.0.1");
        Destination.Host host = new Destination.Host("mx.b.test", List.of(address), 25, policy);
        Destination destination =
                new Destination("b.test", List.of(host), Optional.empty(), Optional.empty(), "mail.here.test");
        Attempt attempt = new Attempt(
                "mx.b.test",
                Optional.of(address),
                25,
                Optional.empty(),
                Trust.UNVERIFIED,
                result,
                false,
                Reply.none(""));
        ejb.get(TlsSessions.class).observe(DOMAIN, destination, new Handover(List.of(), List.of(attempt)));
    }

    /// `policy result host sessions`
    private List<String> counted() {
        ejb.get(TlsTally.class).write();
        TlsCounts counts = ejb.get(TlsCounts.class);
        return counts.days(Long.MAX_VALUE).stream()
                .flatMap(day -> counts.of(day).entrySet().stream())
                .map(each -> each.getKey().policy().word() + " "
                        + each.getKey().result().word() + " " + each.getKey().host() + " " + each.getValue())
                .toList();
    }

    @Test
    void withoutAPolicyACertificateHasNoFlaw() {
        session(TlsResult.SUCCESS);
        session(TlsResult.CERTIFICATE_NOT_TRUSTED);
        session(TlsResult.STARTTLS_NOT_SUPPORTED);

        assertThat(counted())
                .containsExactly(
                        "no-policy-found starttls-not-supported mx.b.test 1", "no-policy-found success mx.b.test 2");
    }

    @Test
    void aPolicyThatIsBeingTestedIsHeldAgainstThem() {
        promises("testing", "mx.b.test");
        session(TlsResult.SUCCESS);
        session(TlsResult.CERTIFICATE_NOT_TRUSTED);

        assertThat(counted()).containsExactly("sts certificate-not-trusted mx.b.test 1", "sts success mx.b.test 1");
        TlsCounts counts = ejb.get(TlsCounts.class);
        assertThat(counts.policies(counts.days(Long.MAX_VALUE).getFirst()))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy.lines())
                            .containsExactly("version: STSv1", "mode: testing", "mx: mx.b.test", "max_age: 604800");
                    assertThat(policy.mx()).containsExactly("mx.b.test");
                });
    }

    @Test
    void aHostThatThePolicyDoesNotNameFailsIt() {
        promises("testing", "other.b.test");
        session(TlsResult.SUCCESS);

        assertThat(counted()).containsExactly("sts validation-failure mx.b.test 1");
    }

    @Test
    void aHostThatGetsNothingForThatIsCountedToo() {
        promises("enforce", "other.b.test");

        assertThat(hop("b.test")).isInstanceOf(NextHop.TryLater.class);

        assertThat(counted()).containsExactly("sts validation-failure mx.b.test 1");
    }

    @Test
    void aPolicyThatCannotBeFetchedIsToldOf() {
        promises("enforce", "mx.b.test");
        web.status(500);
        session(TlsResult.SUCCESS);

        assertThat(counted()).containsExactly("no-policy-found success mx.b.test 1", "sts sts-policy-fetch-error  1");
    }

    @Test
    void recordsOfTlsaComeFirst() {
        promises("enforce", "mx.b.test");
        TlsPolicy.Tlsa record = new TlsPolicy.Tlsa(3, 1, 1, new byte[32]);
        session(new TlsPolicy.Dane(List.of(record), Set.of("mx.b.test")), Optional.of(TlsResult.VALIDATION_FAILURE));

        assertThat(counted()).containsExactly("tlsa validation-failure mx.b.test 1");
        TlsCounts counts = ejb.get(TlsCounts.class);
        assertThat(counts.policies(counts.days(Long.MAX_VALUE).getFirst())
                        .getFirst()
                        .lines())
                .containsExactly("3 1 1 " + "00".repeat(32));
    }

    @Test
    void aConnectionThatWasKeptIsNotCountedAgain() {
        session(new TlsPolicy.Opportunistic(), Optional.empty());

        assertThat(counted()).isEmpty();
    }

    @Test
    void countsGrowAndAreForgottenWhenTold() {
        session(TlsResult.SUCCESS);
        counted();
        session(TlsResult.SUCCESS);
        assertThat(counted()).containsExactly("no-policy-found success mx.b.test 2");

        TlsCounts counts = ejb.get(TlsCounts.class);
        counts.forget(counts.days(Long.MAX_VALUE).getFirst());

        assertThat(counted()).isEmpty();
    }

    @Test
    void aReportGoesWhereverTheHostsAre() {
        promises("enforce", "other.b.test");

        assertThat(ejb.get(Routes.class).anyDestination(DOMAIN))
                .isInstanceOfSatisfying(
                        NextHop.To.class,
                        to -> assertThat(to.destination().hosts().getFirst().tls())
                                .isInstanceOf(TlsPolicy.Opportunistic.class));
    }
}
