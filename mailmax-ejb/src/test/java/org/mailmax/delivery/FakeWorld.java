package org.mailmax.delivery;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.port.MailRelay;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Handover;
import org.mailmax.mail.relay.Handover.Result;
import org.mailmax.mail.relay.Handover.Verdict;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.relay.Shipment;
import org.mailmax.mail.transfer.EnhancedStatus;

/// All other hosts: each recipient's domain answers as it was told to, and remembers what it was given.
final class FakeWorld implements MailRelay {

    /// Something a host was given.
    record Given(Shipment shipment, String text) {}

    private final Map<String, Function<EmailAddress, Result>> hosts = new ConcurrentHashMap<>();
    private final List<Given> given = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, Crowd> crowds = new ConcurrentHashMap<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Instant>> begins = new ConcurrentHashMap<>();

    /// How many messages at once are, and were, on their way to a destination.
    private record Crowd(int now, int most) {

        static final Crowd NOBODY = new Crowd(0, 0);

        Crowd plus(int more) {
            return new Crowd(now + more, Math.max(most, now + more));
        }
    }

    /// What this domain answers from now on; a domain nobody has spoken of takes everything.
    FakeWorld when(String domain, Verdict verdict, int code, String status, String text) {
        Reply reply = new Reply(code, Optional.of(EnhancedStatus.of(status)), text);
        hosts.put(domain, recipient -> new Result(recipient, verdict, reply, "mx." + domain));
        return this;
    }

    FakeWorld isDead(String domain) {
        Reply reply = Reply.none("connection refused");
        hosts.put(domain, recipient -> new Result(recipient, Verdict.DEFERRED, reply, ""));
        return this;
    }

    /// Its conversations go on until it is let go.
    FakeWorld hold(String destination) {
        held.put(destination, new CountDownLatch(1));
        return this;
    }

    void letGo(String destination) {
        held.get(destination).countDown();
    }

    int underway(String destination) {
        return crowds.getOrDefault(destination, Crowd.NOBODY).now();
    }

    /// How many messages at once there were at most.
    int most(String destination) {
        return crowds.getOrDefault(destination, Crowd.NOBODY).most();
    }

    /// When each message was brought to a destination.
    List<Instant> begins(String destination) {
        return begins.getOrDefault(destination, List.of());
    }

    /// Something breaks on our side after this domain has answered.
    FakeWorld breaksBehind(String domain) {
        broken.add(domain);
        return this;
    }

    FakeWorld takes(String domain) {
        hosts.remove(domain);
        return this;
    }

    List<Given> given() {
        return List.copyOf(given);
    }

    /// Who got a message, one after the other.
    List<String> recipients() {
        return given.stream()
                .flatMap(each -> each.shipment().recipients().stream())
                .map(recipient -> recipient.address().toString())
                .toList();
    }

    /// How often this domain was tried.
    int calls(String domain) {
        return calls.getOrDefault(domain, 0);
    }

    @Override
    public Handover relay(Destination destination, Shipment shipment, Witness witness) {
        begins.computeIfAbsent(destination.name(), _ -> new CopyOnWriteArrayList<>())
                .add(Instant.now());
        crowds.merge(destination.name(), Crowd.NOBODY.plus(1), (known, one) -> known.plus(1));
        try {
            held.getOrDefault(destination.name(), new CountDownLatch(0)).await();
            return answered(destination, shipment, witness);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            crowds.computeIfPresent(destination.name(), (_, known) -> known.plus(-1));
        }
    }

    private Handover answered(Destination destination, Shipment shipment, Witness witness) {
        String domain = shipment.recipients().getFirst().address().domain().name();
        calls.merge(domain, 1, Integer::sum);
        Function<EmailAddress, Result> host =
                hosts.getOrDefault(destination.name(), hosts.getOrDefault(domain, FakeWorld::taken));
        List<Result> results = new ArrayList<>();
        for (Shipment.Recipient recipient : shipment.recipients()) {
            results.add(host.apply(recipient.address()));
        }
        List<Result> taken =
                results.stream().filter(result -> result.verdict().isRelayed()).toList();
        if (!taken.isEmpty()) {
            witness.taken(taken);
            given.add(new Given(shipment, text(shipment)));
        }
        if (broken.contains(domain)) {
            throw new IllegalStateException("something breaks");
        }
        return new Handover(results, List.of());
    }

    static Destination destination(String name) {
        return new Destination(
                name,
                List.of(new Destination.Host(
                        "mx." + name,
                        List.of(InetAddress.getLoopbackAddress()),
                        25,
                        new org.mailmax.mail.relay.TlsPolicy.Opportunistic())),
                Optional.empty(),
                Optional.empty(),
                "here.test");
    }

    private static Result taken(EmailAddress recipient) {
        Reply reply = new Reply(250, Optional.of(EnhancedStatus.of("2.0.0")), "taken");
        return new Result(recipient, Verdict.RELAYED_WITH_DSN, reply, "mx." + recipient.domain());
    }

    private static String text(Shipment shipment) {
        return new String(shipment.content().toByteArray(), StandardCharsets.UTF_8);
    }
}
