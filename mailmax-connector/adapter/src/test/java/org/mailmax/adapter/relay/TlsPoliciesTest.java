package org.mailmax.adapter.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmax.adapter.relay.Shipments.destination;
import static org.mailmax.adapter.relay.Shipments.to;
import static org.mailmax.adapter.relay.Shipments.under;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.relay.Handover;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.mail.relay.TlsPolicy.Dane;
import org.mailmax.mail.relay.TlsPolicy.Tlsa;
import org.mailmax.mail.relay.TlsResult;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.protocol.smtp.stub.Behaviour;
import org.mailmax.protocol.smtp.stub.Phase;
import org.mailmax.protocol.smtp.stub.ScriptedHost;
import org.mailmax.protocol.smtp.stub.TestAuthority;

/// What the connection to a host has to be like before a message is given to it.
class TlsPoliciesTest extends RelayTest {

    private static final TlsPolicy OPPORTUNISTIC = new TlsPolicy.Opportunistic();
    private static final TlsPolicy VERIFIED = new TlsPolicy.Verified(Set.of("mx1.there.test"));

    @TempDir
    static Path directory;

    private static TestAuthority authority;
    private static TestAuthority.Host right;
    private static TestAuthority.Host wrongName;

    @BeforeAll
    static void makeCertificates() throws Exception {
        authority = TestAuthority.make(directory);
        right = authority.host("mx1.there.test");
        wrongName = authority.host("mx.elsewhere.test");
    }

    private SocketRelay trusting() {
        return relay(SETTINGS.withAuthorities(authority.certificate()));
    }

    private Handover send(SocketRelay relay, ScriptedHost host, TlsPolicy policy) {
        return relay(relay, destination(under("mx1.there.test", host, policy)), to("bob@there.test"));
    }

    @Test
    void anyCertificateIsBetterThanNone() throws Exception {
        ScriptedHost host = host().withTls(wrongName.context());

        Handover handover = send(relay(), host, OPPORTUNISTIC);

        assertThat(attempts(handover)).containsExactly("mx1.there.test UNVERIFIED 250");
        assertThat(handover.attempts().getFirst().tls().orElseThrow()).startsWith("TLSv1.3 TLS_");
        assertThat(host.received().getFirst().secure()).isTrue();
    }

    @Test
    void aGoodCertificateIsSeenAsOneEvenWhereNobodyDemandsIt() throws Exception {
        Handover handover = send(trusting(), host().withTls(right.context()), OPPORTUNISTIC);

        assertThat(attempts(handover)).containsExactly("mx1.there.test AUTHORITY 250");
    }

    @Test
    void aBrokenHandshakeIsFollowedByClearText() throws Exception {
        ScriptedHost host = host().withTls(right.context())
                .always(Phase.HANDSHAKE, new Behaviour.SayAndClose("what is a handshake?"));
        SocketRelay relay = relay();

        Handover handover = send(relay, host, OPPORTUNISTIC);

        assertThat(attempts(handover)).containsExactly("mx1.there.test FAILED 0", "mx1.there.test CLEAR_TEXT 250");
        assertThat(host.received().getFirst().secure()).isFalse();
        assertThat(attempts(send(relay, host, OPPORTUNISTIC)))
                .as("the connection in clear text is kept")
                .containsExactly("mx1.there.test CLEAR_TEXT 250 reused");
    }

    @Test
    void aHostThatHasLostItsCertificateIsSpokenToInClear() throws Exception {
        ScriptedHost host =
                host().withTls(right.context()).always(Phase.STARTTLS, new Behaviour.Say("454 4.7.0 not now"));

        assertThat(attempts(send(relay(), host, OPPORTUNISTIC))).containsExactly("mx1.there.test CLEAR_TEXT 250");
    }

    /// In the words of reports to the host's domain (RFC 8460 §4.3).
    @Test
    void howItWentToMakeItSecureIsTold() throws Exception {
        assertThat(negotiations(send(trusting(), host().withTls(right.context()), OPPORTUNISTIC)))
                .containsExactly(TlsResult.SUCCESS);
        assertThat(negotiations(send(relay(), host().withTls(right.context()), OPPORTUNISTIC)))
                .containsExactly(TlsResult.CERTIFICATE_NOT_TRUSTED);
        assertThat(negotiations(send(trusting(), host().withTls(wrongName.context()), OPPORTUNISTIC)))
                .containsExactly(TlsResult.CERTIFICATE_HOST_MISMATCH);
        assertThat(negotiations(send(trusting(), host(), VERIFIED))).containsExactly(TlsResult.STARTTLS_NOT_SUPPORTED);
        ScriptedHost broken = host().withTls(right.context()).always(Phase.HANDSHAKE, new Behaviour.SayAndClose("?"));
        assertThat(negotiations(send(relay(), broken, OPPORTUNISTIC)))
                .as("clear text afterwards was no attempt to make it secure")
                .containsExactly(TlsResult.VALIDATION_FAILURE);
    }

    @Test
    void aConnectionThatIsUsedAgainWasMadeSecureOnce() throws Exception {
        SocketRelay relay = trusting();
        ScriptedHost host = host().withTls(right.context());
        send(relay, host, OPPORTUNISTIC);

        assertThat(negotiations(send(relay, host, OPPORTUNISTIC))).isEmpty();
    }

    private static List<TlsResult> negotiations(Handover handover) {
        return handover.attempts().stream()
                .flatMap(attempt -> attempt.negotiation().stream())
                .toList();
    }

    @Test
    void noTlsIsAskedForWhereTheOperatorSaysSo() throws Exception {
        ScriptedHost host = host().withTls(right.context());

        send(relay(), host, new TlsPolicy.ClearText());

        assertThat(host.received().getFirst().secure()).isFalse();
    }

    @Test
    void aVerifiedHostShowsItsNameVouchedFor() throws Exception {
        Handover handover = send(trusting(), host().withTls(right.context()), VERIFIED);

        assertThat(attempts(handover)).containsExactly("mx1.there.test AUTHORITY 250");
    }

    @Test
    void aVerifiedHostGetsNothingWithoutIt() throws Exception {
        ScriptedHost noTls = host();
        ScriptedHost lostCertificate =
                host().withTls(right.context()).always(Phase.STARTTLS, new Behaviour.Say("454 4.7.0 not now"));
        ScriptedHost brokenHandshake =
                host().withTls(right.context()).always(Phase.HANDSHAKE, new Behaviour.SayAndClose("?"));
        ScriptedHost otherName = host().withTls(wrongName.context());
        for (ScriptedHost host : List.of(noTls, lostCertificate, brokenHandshake, otherName)) {
            Handover handover = send(trusting(), host, VERIFIED);

            assertThat(results(handover)).containsExactly("DEFERRED 0 mx1.there.test");
            assertThat(host.received()).isEmpty();
        }
        ScriptedHost unknownAuthority = host().withTls(right.context());
        assertThat(attempts(send(relay(), unknownAuthority, VERIFIED))).containsExactly("mx1.there.test FAILED 0");
        assertThat(unknownAuthority.received()).isEmpty();
    }

    @Test
    void tlsFromTheFirstOctet() throws Exception {
        ScriptedHost host = host().withImplicitTls(right.context());
        TlsPolicy implicit = new TlsPolicy.Implicit();

        assertThat(attempts(send(trusting(), host, implicit))).containsExactly("mx1.there.test AUTHORITY 250");
        assertThat(attempts(send(relay(), host, implicit))).containsExactly("mx1.there.test FAILED 0");
    }

    @Test
    void aTlsaRecordVouchesForTheHostsCertificate() throws Exception {
        X509Certificate own = wrongName.chain().getFirst();
        for (Tlsa record : records(3, own)) {
            ScriptedHost host = host().withTls(wrongName.context());

            assertThat(attempts(send(relay(), host, dane(record, "mx1.there.test"))))
                    .as(record.toString())
                    .containsExactly("mx1.there.test DANE 250");
        }
    }

    @Test
    void aTlsaRecordVouchesForTheAuthority() throws Exception {
        X509Certificate anchor = right.chain().getLast();
        for (Tlsa record : records(2, anchor)) {
            ScriptedHost host = host().withTls(right.context());

            assertThat(attempts(send(relay(), host, dane(record, "mx1.there.test"))))
                    .as(record.toString())
                    .containsExactly("mx1.there.test DANE 250");
            assertThat(attempts(send(relay(), host, dane(record, "mx.other.test"))))
                    .as("names count")
                    .containsExactly("mx1.there.test FAILED 0");
        }
    }

    @Test
    void aTlsaRecordForAnotherCertificateKeepsTheMessageHere() throws Exception {
        X509Certificate other = wrongName.chain().getFirst();
        for (int usage : List.of(2, 3)) {
            for (Tlsa record : records(usage, other)) {
                ScriptedHost host = host().withTls(right.context());

                assertThat(results(send(trusting(), host, dane(record, "mx1.there.test"))))
                        .as(record.toString())
                        .containsExactly("DEFERRED 0 mx1.there.test");
                assertThat(host.received()).isEmpty();
            }
        }
    }

    @Test
    void tlsaRecordsNobodyCanUseDemandTlsAllTheSame() throws Exception {
        Dane unusable = dane(new Tlsa(1, 0, 1, new byte[32]), "mx1.there.test");

        assertThat(attempts(send(relay(), host().withTls(wrongName.context()), unusable)))
                .containsExactly("mx1.there.test UNVERIFIED 250");
        assertThat(results(send(relay(), host(), unusable))).containsExactly("DEFERRED 0 mx1.there.test");
    }

    @Test
    void requireTlsNeedsAHostThatIsVouchedForAndPromisesIt() throws Exception {
        DeliveryOptions options =
                new DeliveryOptions(Optional.empty(), Optional.empty(), true, 0, Optional.empty(), Optional.empty());
        ScriptedHost promising = host().withTls(right.context()).offering("PIPELINING", "REQUIRETLS");
        ScriptedHost notPromising = host().withTls(right.context()).offering("PIPELINING");
        for (ScriptedHost host : List.of(promising, notPromising)) {
            Handover handover = relay(
                    trusting(),
                    destination(under("mx1.there.test", host, OPPORTUNISTIC)),
                    Shipments.of(Shipments.TEXT, options, "bob@there.test"));
            assertThat(results(handover))
                    .containsExactly(host == promising ? "RELAYED 250 mx1.there.test" : "REFUSED 0 mx1.there.test");
        }
        assertThat(promising.received().getFirst().mail()).endsWith(" REQUIRETLS");
        Handover unverified = relay(
                relay(),
                destination(under("mx1.there.test", promising, OPPORTUNISTIC)),
                Shipments.of(Shipments.TEXT, options, "bob@there.test"));
        assertThat(results(unverified)).containsExactly("DEFERRED 0 mx1.there.test");
    }

    @Test
    void aPasswordIsSaidOnlyWhereNobodyCanReadAlong() throws Exception {
        ScriptedHost secure = host().withTls(right.context()).offering("AUTH PLAIN");
        ScriptedHost clear = host().offering("AUTH PLAIN");
        SocketRelay relay = trusting();

        Handover good = relay(
                relay,
                Shipments.withLogin("ann", "secret", under("mx1.there.test", secure, VERIFIED)),
                to("bob@there.test"));
        Handover bad = relay(
                relay,
                Shipments.withLogin("ann", "secret", under("mx1.there.test", clear, new TlsPolicy.ClearText())),
                to("bob@there.test"));

        assertThat(results(good)).containsExactly("RELAYED 250 mx1.there.test");
        assertThat(results(bad)).containsExactly("DEFERRED 0 mx1.there.test");
        assertThat(clear.received()).isEmpty();
    }

    private static Dane dane(Tlsa record, String name) {
        return new Dane(List.of(record), Set.of(name));
    }

    /// Every selector with every matching type.
    private static List<Tlsa> records(int usage, X509Certificate certificate) throws Exception {
        byte[] whole = certificate.getEncoded();
        byte[] key = certificate.getPublicKey().getEncoded();
        return Stream.of(
                        new Tlsa(usage, 0, 0, whole),
                        new Tlsa(usage, 0, 1, digest("SHA-256", whole)),
                        new Tlsa(usage, 0, 2, digest("SHA-512", whole)),
                        new Tlsa(usage, 1, 0, key),
                        new Tlsa(usage, 1, 1, digest("SHA-256", key)),
                        new Tlsa(usage, 1, 2, digest("SHA-512", key)))
                .toList();
    }

    private static byte[] digest(String algorithm, byte[] octets) throws Exception {
        return MessageDigest.getInstance(algorithm).digest(octets);
    }
}
