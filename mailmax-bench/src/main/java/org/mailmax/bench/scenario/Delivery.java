package org.mailmax.bench.scenario;

import java.io.IOException;
import java.util.Map;
import org.mailmax.bench.client.Dialect;
import org.mailmax.bench.client.SmtpClient;
import org.mailmax.bench.measure.Faults;
import org.mailmax.bench.measure.Load;
import org.mailmax.bench.measure.Metric;
import org.mailmax.bench.measure.Outcome;
import org.mailmax.bench.measure.Plan;
import org.mailmax.bench.measure.Sample;
import org.mailmax.bench.measure.Worker;
import org.mailmax.bench.server.Target;

/// Deliveries by SMTP, submission or LMTP: how many are accepted each second, and how many arrive: end to end counts
/// the copies until the last one is visible over IMAP.
record Delivery(Spec spec, Service service, int size, int recipients, int perConnection) implements Scenario {

    /// The way in.
    enum Service {
        SMTP,
        SUBMISSION,
        LMTP
    }

    Delivery(Spec spec, Service service) {
        this(spec, service, spec.number("size", 4096), spec.number("rcpt", 1), spec.number("per", 0));
    }

    boolean pipelining() {
        return spec.flag("pipelining", true);
    }

    boolean reconnects() {
        return perConnection == 1;
    }

    String sender(Target target) {
        return service == Service.SUBMISSION ? target.receiver(0).user() : "bench@example.org";
    }

    SmtpClient connect(Target target) throws IOException {
        Dialect dialect = service == Service.LMTP ? Dialect.LMTP : Dialect.SMTP;
        SmtpClient client =
                SmtpClient.connect(target.address(service.name().toLowerCase(java.util.Locale.ROOT)), dialect);
        try {
            if (spec.flag("starttls", false)) {
                client.startTls();
            }
            if (service == Service.SUBMISSION) {
                client.authenticate(target.receiver(0));
            }
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public Outcome run(Target target, Plan plan) throws IOException, InterruptedException {
        Faults faults = new Faults();
        try (Ledger ledger = spec.flag("e2e", true) ? Ledger.open(target, faults) : Ledger.blind(target.receivers());
                Load load = new Load(spec.number("conn", 10), workers(target, plan, ledger), faults)) {
            load.run(plan.warmUp());
            ledger.settle();
            return Outcome.of(spec.text(), target.name(), measure(load, ledger, target, plan), faults);
        }
    }

    private Worker.Factory workers(Target target, Plan plan, Ledger ledger) {
        if (recipients > target.receivers()) {
            throw new IllegalArgumentException("more recipients than the " + target.receivers() + " receivers");
        }
        return index -> new DeliveryWorker(target, this, ledger, index, plan.seed() * 1000 + index);
    }

    private Map<Metric, Double> measure(Load load, Ledger ledger, Target target, Plan plan)
            throws IOException, InterruptedException {
        Meter meter = Meter.start(target.processes());
        long begin = System.nanoTime();
        Sample sample = LoadScenario.measured(load, plan);
        ledger.settle();
        long visible = System.nanoTime() - begin;
        Map<Metric, Double> figures = sample.figures();
        figures.put(Metric.END_TO_END, sample.units() * recipients * 1e9 / visible);
        meter.stop(sample.units(), figures);
        return figures;
    }
}
