package org.mailmax.bench.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.mailmax.bench.client.Dialect;
import org.mailmax.bench.client.Message;
import org.mailmax.bench.client.SmtpClient;
import org.mailmax.bench.measure.Faults;
import org.mailmax.bench.measure.Load;
import org.mailmax.bench.measure.Metric;
import org.mailmax.bench.measure.Outcome;
import org.mailmax.bench.measure.Plan;
import org.mailmax.bench.measure.Sample;
import org.mailmax.bench.measure.Worker;
import org.mailmax.bench.server.Target;
import org.mailmax.bench.sink.RelaySink;

/// Messages submitted for hosts where nobody takes mail: they fill the queue, and what is measured after them shows
/// whether the living suffer.
///
/// @param hosts how many
/// @param each messages for each of them
/// @param per recipients of a message, at as many hosts
record DeadHosts(Spec spec, int hosts, int each, int per) implements Scenario {

    /// Ports on which dead hosts do not even refuse.
    private static final Map<Integer, Closeable> SILENT = new ConcurrentHashMap<>();

    DeadHosts(Spec spec) {
        this(spec, spec.number("hosts", 10_000), spec.number("each", 1), spec.number("per", 100));
        if (hosts < 1 || hosts > RelaySink.DEAD_HOSTS || per < 1 || per > hosts) {
            throw new IllegalArgumentException(
                    "from 1 to " + RelaySink.DEAD_HOSTS + " hosts, and not more of them in a message");
        }
    }

    @Override
    public Outcome run(Target target, Plan plan) throws IOException, InterruptedException {
        if (spec.flag("silent", false)) {
            SILENT.computeIfAbsent(spec.number("port", Relaying.DEFAULT_PORT), RelaySink::silence);
        }
        Faults faults = new Faults();
        AtomicInteger turn = new AtomicInteger();
        Worker.Factory workers = index -> new Submitter(target, turn, plan.seed() * 1000 + index);
        try (Load load = new Load(spec.number("conn", 10), workers, faults)) {
            Sample sample = load.run(Math.ceilDiv((long) hosts * each, per));
            Map<Metric, Double> figures = sample.figures();
            return Outcome.of(spec.text(), target.name(), figures, faults);
        }
    }

    private final class Submitter implements Worker {

        private final Target target;
        private final AtomicInteger turn;
        private final SmtpClient client;
        private final Message message;
        private long number;

        Submitter(Target target, AtomicInteger turn, long seed) throws IOException {
            this.target = target;
            this.turn = turn;
            client = SmtpClient.connect(target.address("submission"), Dialect.SMTP);
            client.authenticate(target.receiver(0));
            message = new Message(spec.number("size", 1024), seed);
            number = seed << 32;
        }

        @Override
        public long perform() throws IOException {
            int first = turn.getAndAdd(per);
            client.deliverPipelined(
                    target.receiver(0).user(),
                    IntStream.range(first, first + per)
                            .mapToObj(host -> RelaySink.deadRecipient(host % hosts))
                            .toList(),
                    message.number(++number));
            return per;
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
