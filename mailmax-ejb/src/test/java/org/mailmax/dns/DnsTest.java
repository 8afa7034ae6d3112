package org.mailmax.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.dns.DnsAnswer.Failed;
import org.mailmax.dns.DnsAnswer.Found;
import org.mailmax.dns.DnsAnswer.Nothing;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.relay.TlsPolicy.Tlsa;

/// Questions to a real server over real sockets.
class DnsTest {

    @TempDir
    private Path folder;

    private final TestDns server = TestDns.start()
            .signed("safe.test")
            .add(
                    "safe.test. MX 10 mx.safe.test.",
                    "mx.safe.test. A 127.0.0.2",
                    "mx.safe.test. AAAA ::2",
                    "alias.safe.test. CNAME mx.safe.test.",
                    "leaving.safe.test. CNAME mx.plain.test.",
                    "_25._tcp.mx.safe.test. TLSA 3 1 1 0102",
                    "plain.test. MX 10 mx.plain.test.",
                    "plain.test. MX 5 .",
                    "plain.test. TXT \"one \" \"two\"",
                    "mx.plain.test. A 127.0.0.3",
                    "a.loop.test. CNAME b.loop.test.",
                    "b.loop.test. CNAME a.loop.test.");

    private EjbHarness ejb;

    @AfterEach
    void stop() {
        server.close();
        if (ejb != null) {
            ejb.close();
        }
    }

    private Dns dns() {
        return dns("validate");
    }

    private Dns dns(String dnssec) {
        ejb = EjbHarness.start(TestDatabase.h2(), folder)
                .set("mailmax.dns.servers", server.address())
                .set("mailmax.dns.anchors", server.anchors(folder).toString())
                .set("mailmax.dns.timeout.seconds", "1")
                .set("mailmax.dns.dnssec", dnssec);
        return ejb.get(Dns.class);
    }

    @Test
    void whatASignedZoneSaysIsProven() throws Exception {
        Dns dns = dns();

        assertThat(dns.mx("Safe.Test."))
                .isEqualTo(new Found<>(java.util.List.of(new MailExchange(10, "mx.safe.test")), "safe.test", true));
        assertThat(dns.addresses("mx.safe.test"))
                .isEqualTo(new Found<>(
                        java.util.List.of(InetAddress.getByName("::2"), InetAddress.getByName("127.0.0.2")),
                        "mx.safe.test",
                        true));
        assertThat(dns.tlsa("_25._tcp.mx.safe.test").records()).containsExactly(new Tlsa(3, 1, 1, new byte[] {1, 2}));
    }

    @Test
    void whatAnUnsignedZoneSaysIsNot() {
        Dns dns = dns();

        assertThat(dns.mx("plain.test"))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.secure()).isFalse());
        assertThat(dns.mx("plain.test").records())
                .contains(new MailExchange(5, ""))
                .hasSize(2);
        assertThat(dns.txt("plain.test").records()).containsExactly("one two");
    }

    @Test
    void absenceIsProvenTooAndToldFromFailure() {
        Dns dns = dns();

        assertThat(dns.tlsa("_25._tcp.nobody.safe.test")).isEqualTo(new Nothing<>(false, true));
        assertThat(dns.txt("mx.safe.test")).isEqualTo(new Nothing<>(true, true));
        assertThat(dns.txt("_tcp.mx.safe.test")).as("an empty name between").isInstanceOf(Nothing.class);
        assertThat(dns.mx("nobody.plain.test")).isEqualTo(new Nothing<>(false, false));
        assertThat(dns.mx("a..b")).isEqualTo(new Nothing<>(false, false));
        server.fail("broken.test");
        assertThat(dns.mx("broken.test"))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.why()).contains("SERVFAIL"));
    }

    @Test
    void aForgedAnswerIsAFailure() {
        Dns dns = dns();
        TestDns liar = TestDns.start().signed("safe.test").add("safe.test. MX 10 mx.evil.test.");
        try (liar) {
            ejb.close();
            ejb = EjbHarness.start(TestDatabase.h2(), folder)
                    .set("mailmax.dns.servers", liar.address())
                    .set("mailmax.dns.anchors", server.anchors(folder).toString());
            assertThat(ejb.get(Dns.class).mx("safe.test")).isInstanceOf(Failed.class);
        }
        assertThat(dns).isNotNull();
    }

    @Test
    void withoutValidationNothingIsProven() {
        assertThat(dns("off").mx("safe.test"))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.secure()).isFalse());
    }

    @Test
    void aResolverElsewhereIsNotBelieved() {
        ejb = EjbHarness.start(TestDatabase.h2(), folder)
                .set("mailmax.dns.servers", "192.0.2.1")
                .set("mailmax.dns.dnssec", "resolver");
        assertThatThrownBy(() -> ejb.get(Dns.class)).hasStackTraceContaining("not every DNS server is on this machine");
    }

    @Test
    void aliasesAreFollowedAsFarAsTheyAreProven() {
        Dns dns = dns();

        assertThat(dns.addresses("alias.safe.test")).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.canonicalName()).isEqualTo("mx.safe.test");
            assertThat(found.secure()).isTrue();
        });
        assertThat(dns.addresses("leaving.safe.test"))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.secure()).isFalse());
        assertThat(dns.addresses("a.loop.test"))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.why()).contains("circle"));
    }

    @Test
    void answersAreRememberedAndFailuresOnlyShortly() {
        Dns dns = dns("off");

        dns.mx("plain.test");
        dns.mx("PLAIN.test");
        assertThat(server.questions("plain.test")).isOne();
        dns.txt("nobody.plain.test");
        dns.txt("nobody.plain.test");
        assertThat(server.questions("nobody.plain.test")).isOne();
        assertThat(DnsClient.FAILURE_TTL).isLessThanOrEqualTo(java.time.Duration.ofMinutes(5));
    }

    @Test
    void aLongAnswerComesOverTcp() {
        server.add(IntStream.range(0, 100)
                .mapToObj(i -> "big.test. TXT \"" + i + " " + "x".repeat(50) + "\"")
                .toArray(String[]::new));
        assertThat(dns().txt("big.test").records()).hasSize(100);
    }

    @Test
    void aSilentServerIsAFailure() {
        Dns dns = dns("off");
        server.silent(true);
        assertThat(dns.mx("plain.test"))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.why()).contains("no answer"));
    }

    @Test
    void serversAreWrittenAsPeopleDo() {
        assertThat(IntStream.range(0, 1)
                        .boxed()
                        .flatMap(_ -> java.util.stream.Stream.of("127.0.0.1", "127.0.0.1:5353", "[::1]:54", "::1"))
                        .map(DnsSettings::server)
                        .map(server -> server.getAddress().getHostAddress() + " " + server.getPort())
                        .collect(Collectors.toList()))
                .containsExactly("127.0.0.1 53", "127.0.0.1 5353", "0:0:0:0:0:0:0:1 54", "0:0:0:0:0:0:0:1 53");
        assertThatThrownBy(() -> DnsSettings.server("dns.example.com")).isInstanceOf(IllegalArgumentException.class);
    }
}
