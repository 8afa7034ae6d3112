package org.mailmax.bench.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.bench.client.Message;
import org.mailmax.bench.client.SmtpClient;
import org.mailmax.bench.measure.Worker;
import org.mailmax.bench.server.Target;

/// Delivers message after message to the receivers in turn.
final class DeliveryWorker implements Worker {

    private final Target target;
    private final Delivery delivery;
    private final Ledger ledger;
    private final Message message;
    private final List<String> recipients = new ArrayList<>();
    private Optional<SmtpClient> open = Optional.empty();
    private int sentHere;
    private long turn;
    private long number;

    DeliveryWorker(Target target, Delivery delivery, Ledger ledger, int index, long seed) throws IOException {
        this.target = target;
        this.delivery = delivery;
        this.ledger = ledger;
        message = new Message(delivery.size(), seed);
        number = seed << 32;
        turn = index;
        if (!delivery.reconnects()) {
            open = Optional.of(delivery.connect(target));
        }
    }

    @Override
    public long perform() throws IOException {
        if (open.isEmpty()) {
            open = Optional.of(delivery.connect(target));
        }
        deliver(open.get());
        if (++sentHere == delivery.perConnection()) {
            open.get().quit();
            open = Optional.empty();
            sentHere = 0;
        }
        return 1;
    }

    private void deliver(SmtpClient client) throws IOException {
        recipients.clear();
        for (int i = 0; i < delivery.recipients(); i++) {
            recipients.add(target.receiver(turn + i).user());
        }
        message.number(++number);
        if (delivery.pipelining()) {
            client.deliverPipelined(delivery.sender(target), recipients, message);
        } else {
            client.deliverStepwise(delivery.sender(target), recipients, message);
        }
        for (int i = 0; i < delivery.recipients(); i++) {
            ledger.accepted(turn + i);
        }
        turn += delivery.recipients();
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
        }
    }
}
