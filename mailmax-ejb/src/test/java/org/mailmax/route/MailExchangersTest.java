package org.mailmax.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.address.DomainName;

/// RFC 5321 §5.1, asked of a real DNS.
class MailExchangersTest extends RoutingTest {

    private static final NextHop NONE = new NextHop.NoSuchDomain(NextHop.reply(550, "5.1.2", ""));

    @Test
    void theBestHostComesFirst() {
        dns.add(
                "b.test. MX 20 two.b.test.",
                "b.test. MX 10 one.b.test.",
                "b.test. MX 30 three.b.test.",
                "one.b.test. A 127.0.0.1",
                "two.b.test. A 127.0.0.2",
                "three.b.test. A 127.0.0.3");
        start();
        assertThat(hosts("B.TEST"))
                .containsExactly("one.b.test 127.0.0.1", "two.b.test 127.0.0.2", "three.b.test 127.0.0.3");
        assertThat(destination("b.test").name()).isEqualTo("b.test");
        assertThat(destination("b.test").helo()).isEqualTo(OUR_NAME);
        assertThat(destination("b.test").hosts()).allMatch(host -> host.port() == 25);
    }

    @Test
    void amongEqualsChanceDecides() {
        dns.add(
                "b.test. MX 10 one.b.test.",
                "b.test. MX 10 two.b.test.",
                "one.b.test. A 127.0.0.1",
                "two.b.test. A 127.0.0.2");
        start();
        Set<String> first = new HashSet<>();
        IntStream.range(0, 100).forEach(_ -> first.add(hosts("b.test").getFirst()));
        assertThat(first).hasSize(2);
    }

    @Test
    void withoutMxTheDomainIsTheHost() {
        dns.add("b.test. A 127.0.0.1", "b.test. AAAA ::5");
        start();
        assertThat(hosts("b.test"))
                .hasSize(1)
                .allMatch(host -> host.startsWith("b.test "))
                .first()
                .asString()
                .contains(" 127.0.0.1")
                .contains(" 0:0:0:0:0:0:0:5");
    }

    @Test
    void theDomainIsNoHostWhenItNamesOthers() {
        dns.add("b.test. A 127.0.0.1", "b.test. MX 10 gone.b.test.");
        start();
        assertThat(hop("b.test")).isInstanceOf(NextHop.NoSuchDomain.class);
        assertThat(reply(hop("b.test")).toString()).startsWith("550 5.4.4 ");
    }

    @Test
    void aDomainMaySayThatItTakesNoMail() {
        dns.add("b.test. MX 0 .", "b.test. A 127.0.0.1");
        start();
        assertThat(hop("b.test")).isInstanceOf(NextHop.NullMx.class);
        assertThat(reply(hop("b.test")).toString()).isEqualTo("556 5.1.10 b.test takes no mail");
    }

    @Test
    void aNullMxAmongOthersIsPassedOver() {
        dns.add("b.test. MX 0 .", "b.test. MX 10 mx.b.test.", "mx.b.test. A 127.0.0.1");
        start();
        assertThat(hosts("b.test")).containsExactly("mx.b.test 127.0.0.1");
    }

    @Test
    void whatDoesNotExistIsToldFromWhatNobodyKnows() {
        dns.fail("broken.test").add("half.test. MX 10 mx.half.test.").fail("mx.half.test");
        start();
        assertThat(hop("nobody.test")).isInstanceOf(NextHop.NoSuchDomain.class);
        assertThat(reply(hop("nobody.test")).toString()).startsWith("550 5.1.2 ");
        assertThat(hop("broken.test")).isInstanceOf(NextHop.TryLater.class);
        assertThat(reply(hop("broken.test")).toString())
                .startsWith("451 4.4.3 ")
                .contains("SERVFAIL");
        assertThat(hop("half.test")).isInstanceOf(NextHop.TryLater.class);
    }

    @Test
    void aHostWithoutAddressIsSkipped() {
        dns.add("b.test. MX 10 gone.b.test.", "b.test. MX 20 mx.b.test.", "mx.b.test. A 127.0.0.1");
        start();
        assertThat(hosts("b.test")).containsExactly("mx.b.test 127.0.0.1");
    }

    @Test
    void aliasesOfTheDomainAndOfHostsAreFollowed() {
        dns.add(
                "alias.test. CNAME b.test.",
                "b.test. MX 10 mx.b.test.",
                "mx.b.test. CNAME real.b.test.",
                "real.b.test. A 127.0.0.1");
        start();
        assertThat(hosts("alias.test")).containsExactly("mx.b.test 127.0.0.1");
    }

    @Test
    void weHandOnlyToHostsBetterThanOurselves() {
        dns.add(
                "b.test. MX 10 one.b.test.",
                "b.test. MX 20 " + OUR_NAME + ".",
                "b.test. MX 20 two.b.test.",
                "b.test. MX 30 three.b.test.",
                "one.b.test. A 127.0.0.1",
                "two.b.test. A 127.0.0.2",
                "three.b.test. A 127.0.0.3");
        start();
        assertThat(hosts("b.test")).containsExactly("one.b.test 127.0.0.1");
    }

    @Test
    void weAreKnownByOurAddressToo() {
        dns.add("b.test. MX 10 other-name.test.", "other-name.test. A 127.0.0.9");
        start();
        assertThat(hop("b.test")).isInstanceOf(NextHop.LoopToOurselves.class);
        assertThat(reply(hop("b.test")).toString()).startsWith("554 5.4.6 ").contains("b.test");
        assertThat(hop("[127.0.0.9]")).isInstanceOf(NextHop.LoopToOurselves.class);
    }

    @Test
    void weAreKnownByTheAddressOurNameHas() {
        dns.add(OUR_NAME + ". A 127.0.0.77", "b.test. MX 10 other-name.test.", "other-name.test. A 127.0.0.77");
        start();
        assertThat(hop("b.test")).isInstanceOf(NextHop.LoopToOurselves.class);
    }

    @Test
    void onAnotherPortItIsAnotherServer() {
        dns.add("b.test. MX 10 mx.b.test.", "mx.b.test. A 127.0.0.9");
        start("mailmax.relay.port", "2626");
        assertThat(hosts("b.test")).containsExactly("mx.b.test 127.0.0.9");
    }

    @Test
    void addressLiteralsNeedNoDns() {
        start();
        assertThat(hosts("[127.0.0.5]")).containsExactly("[127.0.0.5] 127.0.0.5");
        assertThat(hosts("[IPv6:::5]")).containsExactly("[ipv6:::5] 0:0:0:0:0:0:0:5");
    }

    @Test
    void whatIsNoLiteralLeadsNowhere() {
        start();
        for (String literal : List.of(
                "[127.1]", "[1.2.3.4.5]", "[300.1.1.1]", "[x-tag:1]", "[ipv6:1.2.3.4]", "[::1]", "[ipv6:::1%1]")) {
            assertThat(DomainName.parse(literal).map(name -> hop(name.name())).orElse(NONE))
                    .as(literal)
                    .isInstanceOf(NextHop.NoSuchDomain.class);
        }
    }

    @Test
    void strangersDoNotLeadUsIntoPrivateNetworks() {
        List<String> four = List.of(
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "255.255.255.255",
                "224.0.0.1",
                "198.18.0.1",
                "240.0.0.1");
        List<String> six =
                List.of("::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1");
        four.forEach(address -> dns.add("four" + four.indexOf(address) + ".test. A " + address));
        six.forEach(address -> dns.add("six" + six.indexOf(address) + ".test. AAAA " + address));
        start("mailmax.relay.private", "false");
        four.forEach(address -> {
            assertThat(hop("four" + four.indexOf(address) + ".test"))
                    .as(address)
                    .isInstanceOf(NextHop.NoSuchDomain.class);
            assertThat(hop("[" + address + "]")).as(address).isInstanceOf(NextHop.NoSuchDomain.class);
        });
        six.forEach(address -> assertThat(hop("six" + six.indexOf(address) + ".test"))
                .as(address)
                .isInstanceOf(NextHop.NoSuchDomain.class));
    }

    @Test
    void theInternetIsReached() {
        dns.add(
                "b.test. MX 10 mx.b.test.",
                "mx.b.test. A 192.0.2.1",
                "mx.b.test. A 10.0.0.1",
                "mx.b.test. AAAA 2001:db8::1");
        start("mailmax.relay.private", "false");
        assertThat(destination("b.test").hosts().getFirst().addresses())
                .extracting(java.net.InetAddress::getHostAddress)
                .containsExactlyInAnyOrder("192.0.2.1", "2001:db8:0:0:0:0:0:1");
    }

    @Test
    void whatIsTooManyIsCut() {
        for (int i = 0; i < 60; i++) {
            dns.add("b.test. MX " + i + " mx" + i + ".b.test.", "mx" + i + ".b.test. A 127.0.1." + i);
            dns.add("mx0.b.test. A 127.0.2." + i, "mx0.b.test. AAAA ::1:" + i);
        }
        start();
        assertThat(destination("b.test").hosts())
                .hasSize(MailExchangers.MAX_HOSTS)
                .first()
                .satisfies(host -> {
                    assertThat(host.addresses()).hasSize(AddressChoice.MAX_ADDRESSES);
                    assertThat(host.addresses())
                            .hasAtLeastOneElementOfType(java.net.Inet4Address.class)
                            .hasAtLeastOneElementOfType(java.net.Inet6Address.class);
                });
    }
}
