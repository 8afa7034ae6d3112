package org.mailmax.delivery;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
    public Handover relay(Destination destination, Shipment shipment) {
        String domain = shipment.recipients().getFirst().address().domain().name();
        calls.merge(domain, 1, Integer::sum);
        List<Result> results = new ArrayList<>();
        for (Shipment.Recipient recipient : shipment.recipients()) {
            results.add(hosts.getOrDefault(domain, FakeWorld::taken).apply(recipient.address()));
        }
        if (results.stream().anyMatch(result -> result.verdict().isRelayed())) {
            given.add(new Given(shipment, text(shipment)));
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
