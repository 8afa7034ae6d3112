package org.mailmax.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailmax.bench.measure.Outcome;
import org.mailmax.bench.measure.Plan;
import org.mailmax.bench.report.Csv;
import org.mailmax.bench.report.Json;
import org.mailmax.bench.report.Markdown;
import org.mailmax.bench.report.Table;
import org.mailmax.bench.scenario.Scenario;
import org.mailmax.bench.server.Target;

/// Measures servers in alternating rounds (A B A B …), so that what else happens on the machine meets all alike.
final class Rounds {

    private final List<Target> targets;
    private final int rounds;
    private final Plan plan;
    private final List<Outcome> runs = new ArrayList<>();
    private final List<List<Outcome>> medians = new ArrayList<>();

    Rounds(List<Target> targets, int rounds, Plan plan) {
        if (rounds < 1) {
            throw new IllegalArgumentException("--rounds must be 1 or more");
        }
        this.targets = targets;
        this.rounds = rounds;
        this.plan = plan;
    }

    /// Measures one scenario.
    ///
    /// @return the medians as a table
    String measure(Scenario scenario) throws IOException, InterruptedException {
        List<List<Outcome>> byTarget = new ArrayList<>();
        targets.forEach(target -> byTarget.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            Plan seeded = new Plan(plan.warmUp(), plan.measured(), plan.count(), plan.seed() + round);
            for (int i = 0; i < targets.size(); i++) {
                Outcome outcome = scenario.run(targets.get(i), seeded);
                runs.add(outcome);
                byTarget.get(i).add(outcome);
            }
        }
        List<Outcome> row = byTarget.stream().map(Outcome::median).toList();
        medians.add(row);
        return Table.block(row);
    }

    /// Whether nothing went wrong in any run.
    boolean clean() {
        return runs.stream().noneMatch(Outcome::failed);
    }

    /// Writes every run as CSV and JSON, and the medians as a table in Markdown.
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("runs.csv"), Csv.write(runs));
        Files.writeString(folder.resolve("runs.json"), Json.write(runs));
        Files.writeString(folder.resolve("medians.md"), Markdown.write(medians));
    }
}
