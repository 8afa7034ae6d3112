package org.mailmax.adapter.relay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mailmax.mail.port.MailRelay;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Destination.Host;
import org.mailmax.mail.relay.Handover;
import org.mailmax.mail.relay.Handover.Attempt;
import org.mailmax.mail.relay.Handover.Result;
import org.mailmax.mail.relay.Handover.Verdict;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.relay.Shipment;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.protocol.smtp.client.Answer;
import org.mailmax.protocol.smtp.client.Outcome;
import org.mailmax.protocol.smtp.client.Payload;

/// One shipment on its way from host to host (RFC 5321 §5.1).
final class Journey {

    private final Destination destination;
    private final Shipment shipment;
    private final Payload payload;
    private final Connections connections;
    private final List<Result> results;
    private final List<Attempt> attempts = new ArrayList<>();
    /// Places of the recipients no host has decided about.
    private List<Integer> waiting;

    Journey(Destination destination, Shipment shipment, Payload payload, Connections connections) {
        this.destination = destination;
        this.shipment = shipment;
        this.payload = payload;
        this.connections = connections;
        this.results = new ArrayList<>(deferred(shipment, Reply.none("no host was asked")));
        this.waiting = IntStream.range(0, results.size()).boxed().toList();
    }

    /// Everybody has to wait.
    static List<Result> deferred(Shipment shipment, Reply reply) {
        return shipment.recipients().stream()
                .map(recipient -> new Result(recipient.address(), Verdict.DEFERRED, reply, ""))
                .toList();
    }

    Handover run(MailRelay.Witness witness) {
        for (Endpoint endpoint : endpoints()) {
            if (waiting.isEmpty() || Thread.currentThread().isInterrupted()) {
                break;
            }
            ask(endpoint, witness);
        }
        return new Handover(List.copyOf(results), List.copyOf(attempts));
    }

    /// Addresses that did not answer lately come last.
    private List<Endpoint> endpoints() {
        return destination.hosts().stream()
                .flatMap(host ->
                        host.addresses().stream().map(address -> Endpoint.of(destination, host, address, policy(host))))
                .sorted(Comparator.comparing(connections::isUnreachable))
                .limit(connections.settings().opening().addresses())
                .toList();
    }

    /// RFC 8689 §4.2.1: a message that must not travel in clear text needs a host somebody vouches for.
    private TlsPolicy policy(Host host) {
        boolean weak = host.tls() instanceof TlsPolicy.Opportunistic || host.tls() instanceof TlsPolicy.ClearText;
        return shipment.options().requireTls() && weak ? new TlsPolicy.Verified(Set.of(host.name())) : host.tls();
    }

    private void ask(Endpoint endpoint, MailRelay.Witness witness) {
        Optional<KeptClient> kept = connections.kept(endpoint);
        if (kept.isPresent() && !hasGone(kept.get(), witness)) {
            return;
        }
        open(endpoint, endpoint.tls()).ifPresent(client -> send(client, witness));
    }

    /// Sends on a connection that has rested.
    ///
    /// @return true when the host had closed it meanwhile and has not begun with this message
    private boolean hasGone(KeptClient kept, MailRelay.Witness witness) {
        int before = waiting.size();
        send(kept, witness);
        return waiting.size() == before && !kept.isUsable();
    }

    private Optional<KeptClient> open(Endpoint endpoint, TlsPolicy policy) {
        return switch (connections.open(endpoint, policy)) {
            case Opened.Ready ready -> Optional.of(ready.client());
            case Opened.Failed failed -> {
                note(failed);
                // RFC 7435 §3: better in clear text than not at all, where nobody demands more.
                yield failed.isForTls() && policy instanceof TlsPolicy.Opportunistic
                        ? open(endpoint, new TlsPolicy.ClearText())
                        : Optional.empty();
            }
        };
    }

    private void send(KeptClient client, MailRelay.Witness witness) {
        List<Integer> asked = waiting;
        Outcome outcome = client.send(remaining(), payload);
        String host = client.endpoint().host().name();
        for (int i = 0; i < asked.size(); i++) {
            note(asked.get(i), outcome.answers().get(i), host);
        }
        tell(witness, asked);
        attempts.add(client.attempt(outcome.reply()));
        connections.rest(client);
    }

    private void tell(MailRelay.Witness witness, List<Integer> asked) {
        List<Result> taken = asked.stream()
                .map(results::get)
                .filter(result -> result.verdict().isRelayed())
                .toList();
        if (!taken.isEmpty()) {
            witness.taken(taken);
        }
    }

    private Shipment remaining() {
        return waiting.size() == results.size()
                ? shipment
                : new Shipment(
                        shipment.traceId(),
                        shipment.reversePath(),
                        waiting.stream().map(shipment.recipients()::get).toList(),
                        shipment.content(),
                        shipment.internationalised(),
                        shipment.options());
    }

    private void note(Opened.Failed failed) {
        attempts.add(failed.attempt());
        Answer answer = new Answer.Undecided(failed.verdict(), failed.attempt().reply());
        waiting.forEach(place -> note(place, answer, failed.attempt().host()));
    }

    private void note(int place, Answer answer, String host) {
        Result before = results.get(place);
        switch (answer) {
            case Answer.Decided _ ->
                waiting = waiting.stream().filter(other -> other != place).toList();
            case Answer.Undecided _
            when isWorse(answer, before) -> {
                return;
            }
            case Answer.Undecided _ -> {}
        }
        results.set(place, new Result(before.recipient(), answer.verdict(), answer.reply(), host));
    }

    /// One host refuses, but another one that could not be asked might not.
    private static boolean isWorse(Answer answer, Result before) {
        return answer.verdict() == Verdict.REFUSED
                && before.verdict() == Verdict.DEFERRED
                && !before.host().isEmpty();
    }
}
