package org.mailmax.bench.scenario;

import java.io.IOException;
import java.util.Map;
import org.mailmax.bench.measure.Faults;
import org.mailmax.bench.measure.Load;
import org.mailmax.bench.measure.Metric;
import org.mailmax.bench.measure.Outcome;
import org.mailmax.bench.measure.Plan;
import org.mailmax.bench.measure.Sample;
import org.mailmax.bench.measure.Worker;
import org.mailmax.bench.server.Target;

/// Connections that repeat one operation: warm up, then measure.
///
/// @param name as written on the command line
/// @param connections how many work at the same time
/// @param folders emptied and created anew in every reader's account before the run
/// @param workers makes the connections
record LoadScenario(String name, int connections, java.util.List<String> folders, Workers workers) implements Scenario {

    /// Makes the workers for a target.
    @FunctionalInterface
    interface Workers {
        Worker open(Target target, int index, long seed) throws IOException;
    }

    @Override
    public Outcome run(Target target, Plan plan) throws IOException, InterruptedException {
        Mailboxes.renew(target, folders);
        Faults faults = new Faults();
        Worker.Factory factory = index -> workers.open(target, index, plan.seed() * 1000 + index);
        try (Load load = new Load(connections, factory, faults)) {
            load.run(plan.warmUp());
            Meter meter = Meter.start(target.processes());
            Sample sample = measured(load, plan);
            Map<Metric, Double> figures = sample.figures();
            meter.stop(sample.units(), figures);
            return Outcome.of(name, target.name(), figures, faults);
        }
    }

    /// The measured phase: so many operations, or for so long.
    static Sample measured(Load load, Plan plan) throws InterruptedException {
        return plan.count() > 0 ? load.run(plan.count()) : load.run(plan.measured());
    }
}
