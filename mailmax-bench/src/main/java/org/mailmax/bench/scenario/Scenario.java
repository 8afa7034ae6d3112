package org.mailmax.bench.scenario;

import java.io.IOException;
import org.mailmax.bench.measure.Outcome;
import org.mailmax.bench.measure.Plan;
import org.mailmax.bench.server.Target;

/// Something that can be measured on any server.
public interface Scenario {

    /// Measures once.
    Outcome run(Target target, Plan plan) throws IOException, InterruptedException;
}
