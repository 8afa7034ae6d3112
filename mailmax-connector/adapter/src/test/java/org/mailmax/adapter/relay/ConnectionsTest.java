package org.mailmax.adapter.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmax.adapter.relay.Shipments.destination;
import static org.mailmax.adapter.relay.Shipments.opportunistic;
import static org.mailmax.adapter.relay.Shipments.to;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Handover;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.protocol.smtp.client.ClientTimes;
import org.mailmax.protocol.smtp.stub.Behaviour;
import org.mailmax.protocol.smtp.stub.Phase;
import org.mailmax.protocol.smtp.stub.ScriptedHost;

/// Connections are kept, given up, and never left behind.
class ConnectionsTest extends RelayTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void theNextMessageTakesTheSameConnection() {
        ScriptedHost host = host().offering("PIPELINING", "CHUNKING");
        SocketRelay relay = relay();
        Destination there = destination(opportunistic("mx1", host));

        for (int i = 0; i < 5; i++) {
            assertThat(results(relay(relay, there, to("bob@there.test")))).containsExactly("RELAYED 250 mx1");
        }

        assertThat(host.connections()).isEqualTo(1);
        assertThat(host.received()).hasSize(5);
        assertThat(attempts(relay(relay, there, to("bob@there.test")))).containsExactly("mx1 CLEAR_TEXT 250 reused");
    }

    @Test
    void anotherDestinationHasItsOwn() {
        ScriptedHost host = host();
        SocketRelay relay = relay();
        Destination one = destination(opportunistic("mx1", host));
        Destination other =
                new Destination("elsewhere.test", one.hosts(), Optional.empty(), Optional.empty(), "here.test");

        relay(relay, one, to("bob@there.test"));
        relay(relay, other, to("bob@elsewhere.test"));

        assertThat(host.connections()).isEqualTo(2);
    }

    @Test
    void aConnectionTheHostHasClosedMeanwhileIsReplaced() {
        for (Phase phase : List.of(Phase.RSET, Phase.MAIL)) {
            ScriptedHost host = host();
            Duration fresh = phase == Phase.RSET ? Duration.ZERO : LONG;
            SocketRelay relay = relay(SETTINGS.with(new RelaySettings.Keeping(LONG, fresh, 100, 100)));
            Destination there = destination(opportunistic("mx1", host));
            relay(relay, there, to("bob@there.test"));
            host.once(phase, new Behaviour.SayAndClose("421 4.4.2 idle too long"));

            Handover handover = relay(relay, there, to("bob@there.test"));

            assertThat(results(handover)).containsExactly("RELAYED_WITH_DSN 250 mx1");
            assertThat(host.received()).hasSize(2);
        }
    }

    @Test
    void aConnectionHasItsShareOfMessages() {
        ScriptedHost host = host();
        SocketRelay relay = relay(SETTINGS.with(new RelaySettings.Keeping(LONG, LONG, 2, 100)));

        for (int i = 0; i < 4; i++) {
            relay(relay, destination(opportunistic("mx1", host)), to("bob@there.test"));
        }

        assertThat(host.connections()).isEqualTo(2);
    }

    @Test
    void aRestingConnectionIsEndedWithGoodBye() throws InterruptedException {
        ScriptedHost host = host();
        SocketRelay relay = relay(SETTINGS.with(new RelaySettings.Keeping(Duration.ofMillis(1), LONG, 100, 100)));

        relay(relay, destination(opportunistic("mx1", host)), to("bob@there.test"));

        waitUntilClosed(host);
        assertThat(host.connections()).isEqualTo(1);
    }

    @Test
    void closingLeavesNothingBehind() throws InterruptedException {
        ScriptedHost host = host();
        ScriptedHost stalling = host().always(Phase.MAIL, new Behaviour.Stall());
        SocketRelay relay = relay();
        relay(relay, destination(opportunistic("mx1", host)), to("bob@there.test"));
        FutureTask<Handover> stalled = begin(relay, destination(opportunistic("mx2", stalling)), to("bob@there.test"));
        while (stalling.connections() == 0) {
            Thread.onSpinWait();
        }

        relay.close();

        assertThat(results(await(stalled))).containsExactly("DEFERRED 0 mx2");
        waitUntilClosed(host);
        waitUntilClosed(stalling);
        assertThat(results(relay(relay, destination(opportunistic("mx1", host)), to("bob@there.test"))))
                .containsExactly("DEFERRED 0 ");
    }

    @Test
    void anInterruptEndsTheWaiting() throws InterruptedException {
        ScriptedHost stalling = host().always(Phase.MAIL, new Behaviour.Stall());
        ScriptedHost never = host();
        SocketRelay relay = relay();
        FutureTask<Handover> task = new FutureTask<>(() -> relay.relay(
                destination(opportunistic("mx1", stalling), opportunistic("mx2", never)),
                to("bob@there.test"),
                _ -> {}));
        Thread thread = Thread.ofVirtual().start(task);
        while (stalling.connections() == 0) {
            Thread.onSpinWait();
        }

        thread.interrupt();

        assertThat(await(task).results().getFirst().verdict()).isEqualTo(Handover.Verdict.DEFERRED);
        assertThat(never.connections()).isZero();
    }

    @Test
    void aDeadAddressIsTriedLastNextTime() {
        ScriptedHost gone = host();
        gone.close();
        ScriptedHost good = host();
        SocketRelay relay = relay();
        Destination there = destination(opportunistic("mx1", gone), opportunistic("mx2", good));

        assertThat(attempts(relay(relay, there, to("bob@there.test"))))
                .containsExactly("mx1 CLEAR_TEXT 0", "mx2 CLEAR_TEXT 250");
        assertThat(attempts(relay(relay, there, to("bob@there.test")))).containsExactly("mx2 CLEAR_TEXT 250 reused");
    }

    @Test
    void noMoreAddressesAreTriedThanAllowed() {
        ScriptedHost gone = host();
        gone.close();
        Destination.Host host = new Destination.Host("mx1", addresses(8), gone.port(), new TlsPolicy.Opportunistic());
        RelaySettings.Opening opening = new RelaySettings.Opening(LONG, LONG, 3, LONG);

        Handover handover = relay(relay(SETTINGS.with(opening)), destination(host), to("bob@there.test"));

        assertThat(handover.attempts()).hasSize(3);
        assertThat(results(handover)).containsExactly("DEFERRED 0 mx1");
    }

    @Test
    void theSourceAddressIsTheOneAskedFor() throws Exception {
        ScriptedHost host = host().always(Phase.MAIL, new Behaviour.Say("250 2.1.0 fine"));
        InetAddress source = InetAddress.getByName("127.0.0.9");

        Handover handover =
                relay(relay(SETTINGS), Shipments.from(source, opportunistic("mx1", host)), to("bob@there.test"));

        assertThat(host.peers()).containsExactly("127.0.0.9");
        assertThat(handover.attempts()).hasSize(1);
    }

    @Test
    void aLargeMessageArrivesAsItIs() throws InterruptedException {
        String text = "Subject: x\r\n\r\n" + ".0123456789\r\n..\r\n".repeat(200_000);
        for (String keyword : List.of("CHUNKING", "SIZE")) {
            ScriptedHost host = host().offering("PIPELINING", keyword);

            relay(
                    relay(),
                    destination(opportunistic("mx1", host)),
                    Shipments.of(text, DeliveryOptions.NONE, "bob@there.test"));

            assertThat(host.await(1, LONG).getFirst().octets()).isEqualTo(text);
        }
    }

    @Test
    void aHostThatReadsNothingOfALargeMessageIsLeft() {
        ScriptedHost host = host().offering("CHUNKING").always(Phase.CHUNK, new Behaviour.Deaf());
        SocketRelay relay = relay(SETTINGS.with(ClientTimes.of(Duration.ofSeconds(2))));
        String text = "0123456789012345678901234567890123456789\r\n".repeat(400_000);

        Handover handover = relay(
                relay,
                destination(opportunistic("mx1", host)),
                Shipments.of(text, DeliveryOptions.NONE, "bob@there.test"));

        assertThat(results(handover)).containsExactly("DEFERRED 0 mx1");
        assertThat(handover.results().getFirst().reply().text()).contains("silent too long");
    }

    private static List<InetAddress> addresses(int count) {
        List<InetAddress> addresses = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            addresses.add(InetAddress.ofLiteral("127.0.0." + i));
        }
        return addresses;
    }

    /// A test that waits in vain ends by the build's time limit.
    private static void waitUntilClosed(ScriptedHost host) throws InterruptedException {
        while (host.openConnections() > 0) {
            Thread.onSpinWait();
        }
    }
}
