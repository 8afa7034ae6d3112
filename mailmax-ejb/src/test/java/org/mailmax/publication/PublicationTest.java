package org.mailmax.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmax.dns.TestDns;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.DomainName;
import org.mailmax.publication.Finding.State;
import org.mailmax.publication.NeededRecord.Purpose;
import org.mailmax.signing.KeyRing;
import org.mailmax.signing.SigningKey;
import org.mailmax.signing.SigningKeys;

/// What a domain needs, beside what a real DNS server on loopback says.
class PublicationTest {

    private static final DomainName HERE = new DomainName("here.test");

    @TempDir
    private Path home;

    private final TestDns dns = TestDns.start().signed("safe.test");
    private EjbHarness ejb;

    @AfterEach
    void stop() {
        ejb.close();
        dns.close();
    }

    private void start(String hostname) {
        ejb = EjbHarness.start(TestDatabase.h2(), home)
                .set("mailmax.dns.servers", dns.address())
                .set("mailmax.dns.anchors", dns.anchors(home).toString())
                .set("mailmax.dns.timeout.seconds", "1")
                .set("mailmax.hostname", hostname);
        ejb.inTransaction(
                em -> em.createNativeQuery("INSERT INTO domain (id, name, created_at) VALUES (1, 'here.test', 0)")
                        .executeUpdate());
        ejb.get(KeyRing.class).prepare(HERE, Instant.now());
    }

    private PublicationReport report() {
        return ejb.get(PublicationReports.class)
                .of(HERE, ejb.get(NeededRecords.class).of(HERE))
                .await();
    }

    private Map<Purpose, State> states() {
        PublicationReport report = report();
        assertThat(report.isComplete()).isTrue();
        assertThat(report.answered()).isEqualTo(report.size());
        return report.rows().stream()
                .collect(Collectors.toMap(
                        row -> row.needed().purpose(), row -> row.finding().state(), (one, _) -> one));
    }

    private void publish() {
        dns.add("mx.safe.test. A 127.0.0.9", "9.0.0.127.in-addr.arpa. PTR mx.safe.test.");
        report().rows().stream()
                .map(PublicationReport.Row::needed)
                .filter(NeededRecord::isForTheZone)
                .filter(record -> record.purpose() != Purpose.TLSA)
                .forEach(record -> dns.add(record.zoneLine().replaceFirst(" 3600 IN", "")));
    }

    @Test
    void anEmptyZoneLacksEverything() {
        start("mx.safe.test");

        Map<Purpose, State> states = states();

        assertThat(states).containsEntry(Purpose.MX, State.MISSING).containsEntry(Purpose.DKIM, State.MISSING);
        assertThat(states.values()).doesNotContain(State.OK, State.WAITING, State.DIFFERENT);
    }

    @Test
    void whatThePageSaysToPublishIsFoundAsItShallBe() {
        start("mx.safe.test");
        publish();

        Map<Purpose, State> states = states();

        assertThat(states).containsEntry(Purpose.MTA_STS_POLICY, State.MISSING);
        states.remove(Purpose.MTA_STS_POLICY);
        states.remove(Purpose.TLSA);
        assertThat(states)
                .allSatisfy(
                        (purpose, state) -> assertThat(state).as(purpose.name()).isEqualTo(State.OK));
    }

    @Test
    void whatIsDifferentIsSaidAndShown() {
        start("mx.safe.test");
        publish();
        dns.remove("here.test", "MX").add("here.test. MX 5 elsewhere.test.");
        dns.remove("here.test", "TXT").add("here.test. TXT \"v=spf1 ip4:192.0.2.1 -all\"");
        dns.remove("_imaps._tcp.here.test", "SRV").add("_imaps._tcp.here.test. SRV 0 1 993 mx.safe.test.");
        dns.add("_dmarc.here.test. TXT \"v=DMARC1; p=reject\"");

        PublicationReport report = report();

        assertThat(report.rows())
                .filteredOn(row -> row.finding().state() == State.DIFFERENT)
                .extracting(row -> row.needed().purpose())
                .containsExactlyInAnyOrder(Purpose.MX, Purpose.SPF, Purpose.IMAPS, Purpose.DMARC);
        assertThat(report.rows())
                .filteredOn(row -> row.needed().purpose() == Purpose.MX)
                .extracting(row -> row.finding().found())
                .containsExactly(List.of("5 elsewhere.test."));
    }

    /// What was repaired a moment ago is seen, though the DNS let us remember that it was not there.
    @Test
    void nothingIsRememberedFromTheLastLook() {
        start("mx.safe.test");
        assertThat(states()).containsEntry(Purpose.MX, State.MISSING);

        dns.add("mx.safe.test. A 127.0.0.9", "here.test. MX 10 mx.safe.test.");

        assertThat(states()).containsEntry(Purpose.MX, State.OK);
    }

    @Test
    void aSilentDnsIsNoMissingRecord() {
        start("mx.safe.test");
        publish();
        dns.silent(true);

        assertThat(states().values()).doesNotContain(State.OK, State.DIFFERENT, State.WAITING);
        assertThat(states()).containsEntry(Purpose.MX, State.UNKNOWN).containsEntry(Purpose.DKIM, State.UNKNOWN);
    }

    @Test
    void theZoneHasTheKeysInStringsOf255OctetsAndNothingSecret() {
        start("mx.safe.test");

        String zone = report().zone();

        List<SigningKey> keys = ejb.get(SigningKeys.class).of(HERE);
        assertThat(keys).hasSize(2);
        assertThat(zone.replace("\" \"", ""))
                .contains("here.test. 3600 IN MX 10 mx.safe.test.\n", "_dmarc.here.test. 3600 IN TXT \"v=DMARC1;")
                .contains(keys.stream().map(SigningKey::recordText).toList());
        assertThat(zone.lines())
                .allSatisfy(line ->
                        assertThat(line.replaceAll("\"[^\"]{0,255}\"", "")).doesNotContain("\""));
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 mx -all, true",
        "v=spf1 a:mx.safe.test ~all, true",
        "v=spf1 ip4:127.0.0.0/29 -all, false",
        "v=spf1 ip4:127.0.0.0/28 -all, true",
        "v=spf1 ip4:127.0.0.9 -all, true",
        "v=spf1 -ip4:127.0.0.9 mx -all, false",
        "v=spf1 include:other.test -all, true",
        "v=spf1 redirect=other.test, true",
        "v=spf1 include:here.test -all, false",
        "v=spf1 +all, false",
        "v=spf1, false",
        "v=spf1 ip4: -all, false"
    })
    void anSpfRecordMayAdmitThisServerInManyWays(String text, boolean admits) {
        start("mx.safe.test");
        dns.add("mx.safe.test. A 127.0.0.9", "here.test. MX 10 mx.safe.test.");
        dns.add("other.test. TXT \"v=spf1 a:mx.safe.test -all\"", "here.test. TXT \"" + text + "\"");

        assertThat(states()).containsEntry(Purpose.SPF, admits ? State.OK : State.DIFFERENT);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.0/24, true",
        "192.0.3.1, 192.0.2.0/24, false",
        "192.0.2.1, 192.0.2.1, true",
        "2001:db8::1, 2001:db8::/32, true",
        "2001:db9::1, 2001:db8::/32, false",
        "192.0.2.1, 2001:db8::/0, false",
        "192.0.2.1, nonsense/8, false"
    })
    void networks(String address, String network, boolean inside) throws Exception {
        start("mx.safe.test");
        assertThat(SpfText.isIn(InetAddress.getByName(address), network)).isEqualTo(inside);
    }
}
