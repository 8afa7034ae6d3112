package org.mailmax.adapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Handover;
import org.mailmax.mail.relay.Handover.Attempt;
import org.mailmax.mail.relay.Handover.Result;
import org.mailmax.mail.relay.Shipment;
import org.mailmax.protocol.smtp.client.ClientTimes;
import org.mailmax.protocol.smtp.stub.ScriptedHost;

/// A relay and the hosts it speaks to; closed after each test, and then nothing may be left.
abstract class RelayTest {

    static final RelaySettings SETTINGS = RelaySettings.DEFAULT.with(ClientTimes.of(Duration.ofSeconds(30)));

    private final List<SocketRelay> relays = new ArrayList<>();
    private final List<ScriptedHost> hosts = new ArrayList<>();

    @AfterEach
    void closeAll() {
        relays.forEach(SocketRelay::close);
        hosts.forEach(ScriptedHost::close);
    }

    SocketRelay relay(RelaySettings settings) {
        try {
            SocketRelay relay = new SocketRelay(settings);
            relays.add(relay);
            return relay;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    SocketRelay relay() {
        return relay(SETTINGS);
    }

    ScriptedHost host() {
        ScriptedHost host = ScriptedHost.start();
        hosts.add(host);
        return host;
    }

    /// On a thread of its own, as the queue does it.
    static FutureTask<Handover> begin(SocketRelay relay, Destination destination, Shipment shipment) {
        FutureTask<Handover> task = new FutureTask<>(() -> witnessed(relay, destination, shipment));
        Thread.ofVirtual().name("relay-test").start(task);
        return task;
    }

    /// Whatever the hosts take is told, once.
    private static Handover witnessed(SocketRelay relay, Destination destination, Shipment shipment) {
        List<Result> taken = new ArrayList<>();
        Handover handover = relay.relay(destination, shipment, taken::addAll);
        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(handover.results().stream()
                        .filter(result -> result.verdict().isRelayed())
                        .toList());
        return handover;
    }

    static Handover await(FutureTask<Handover> task) {
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    static Handover relay(SocketRelay relay, Destination destination, Shipment shipment) {
        return await(begin(relay, destination, shipment));
    }

    /// Such as `RELAYED 250 mx1`, `DEFERRED 0 mx1`.
    static List<String> results(Handover handover) {
        return handover.results().stream().map(RelayTest::result).toList();
    }

    static List<String> attempts(Handover handover) {
        return handover.attempts().stream().map(RelayTest::attempt).toList();
    }

    private static String result(Result result) {
        return result.verdict() + " " + result.reply().code() + " " + result.host();
    }

    /// Such as `mx1 UNVERIFIED 250`, `mx1 CLEAR_TEXT 250 reused`.
    private static String attempt(Attempt attempt) {
        return attempt.host() + " " + attempt.trust() + " " + attempt.reply().code()
                + (attempt.reused() ? " reused" : "");
    }
}
