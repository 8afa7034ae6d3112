package org.mailmax.bench.scenario;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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

/// Messages submitted for other hosts, which are sinks in the driver itself: how many are accepted each second, and how
/// many leave: end to end counts until the last one has come to its host.
record Relaying(Spec spec, int size, int destinations, int port) implements Scenario {

    private static final Map<Integer, RelaySink> SINKS = new ConcurrentHashMap<>();

    /// Where the servers look for other hosts: `mailmax.relay.port`, `smtp_tcp_port`.
    static final int DEFAULT_PORT = 21690;

    Relaying(Spec spec) {
        this(spec, spec.number("size", 4096), spec.number("dest", 1), spec.number("port", DEFAULT_PORT));
        if (destinations < 1 || destinations > RelaySink.HOSTS) {
            throw new IllegalArgumentException("from 1 to " + RelaySink.HOSTS + " destinations");
        }
    }

    @Override
    public Outcome run(Target target, Plan plan) throws IOException, InterruptedException {
        Faults faults = new Faults();
        RelaySink sink = SINKS.computeIfAbsent(port, RelaySink::new);
        AtomicLong accepted = new AtomicLong(sink.arrived());
        Worker.Factory workers = index -> new Submitter(target, accepted, plan.seed() * 1000 + index);
        try (Load load = new Load(spec.number("conn", 10), workers, faults)) {
            sink.begin();
            load.run(plan.warmUp());
            sink.await(accepted.get());
            return Outcome.of(spec.text(), target.name(), measure(load, sink, accepted, target, plan), faults);
        }
    }

    private Map<Metric, Double> measure(Load load, RelaySink sink, AtomicLong accepted, Target target, Plan plan)
            throws IOException, InterruptedException {
        Meter meter = Meter.start(target.processes());
        long begin = System.nanoTime();
        sink.begin();
        Sample sample = LoadScenario.measured(load, plan);
        long end = sink.await(accepted.get());
        Map<Metric, Double> figures = sample.figures();
        figures.put(Metric.END_TO_END, sample.units() * 1e9 / (end - begin));
        meter.stop(sample.units(), figures);
        return figures;
    }

    /// Submits message after message to the hosts in turn.
    private final class Submitter implements Worker {

        private final Target target;
        private final AtomicLong accepted;
        private final SmtpClient client;
        private final Message message;
        private long number;
        private int turn;

        Submitter(Target target, AtomicLong accepted, long seed) throws IOException {
            this.target = target;
            this.accepted = accepted;
            client = SmtpClient.connect(target.address("submission"), Dialect.SMTP);
            client.authenticate(target.receiver(0));
            message = new Message(size, seed);
            number = seed << 32;
            turn = (int) (seed % RelaySink.HOSTS);
        }

        @Override
        public long perform() throws IOException {
            String to = RelaySink.recipient(turn++ % destinations);
            client.deliverPipelined(target.receiver(0).user(), List.of(to), message.number(++number));
            accepted.incrementAndGet();
            return 1;
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
