package org.mailmax.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.mailmax.bench.measure.Plan;
import org.mailmax.bench.scenario.Catalogue;
import org.mailmax.bench.scenario.Mailboxes;
import org.mailmax.bench.scenario.Scenario;
import org.mailmax.bench.server.Target;
import org.mailmax.bench.sink.Sink;

/// The command line of the load driver.
public final class Main {

    private static final String USAGE = """
        mailmax-bench run      --target FILE   [--rounds 1] [common] SCENARIO…
        mailmax-bench compare  --mailmax FILE --peer FILE [--rounds 3] [common] SCENARIO…
        mailmax-bench prepare  --target FILE   [--seed 1]
        mailmax-bench growth   --target FILE … [--sizes 1000,10000,100000,1000000] [--account 21] [--out DIR]
        mailmax-bench sink     --port BASE --properties FILE    a server that stores nothing: the driver's own ceiling
        mailmax-bench list
        common: --seconds 3 --warmup 2 --count N (operations instead of seconds) --seed 1 --out DIR
        """;

    private static final String[] COMMON = {"--seconds", "--warmup", "--count", "--seed", "--out", "--rounds"};

    private final PrintStream out;

    Main(PrintStream out) {
        this.out = out;
    }

    /// Ends with 0 when all went well, 1 when a server answered otherwise than it should, 2 when the command was wrong.
    public static void main(String... line) throws InterruptedException {
        System.exit(new Main(System.out).run(line));
    }

    int run(String... line) throws InterruptedException {
        try {
            return obey(Arguments.parse(line)) ? 0 : 1;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            out.println("failed: " + e);
            return 1;
        }
    }

    private boolean obey(Arguments arguments) throws IOException, InterruptedException {
        return switch (arguments.verb()) {
            case "run" -> run(arguments.allowing(and("--target")));
            case "compare" -> compare(arguments.allowing(and("--mailmax", "--peer")));
            case "prepare" -> prepare(arguments.allowing("--target", "--seed"));
            case "growth" -> growth(arguments.allowing("--target", "--sizes", "--account", "--out"));
            case "sink" -> sink(arguments.allowing("--port", "--properties"));
            case "list" -> say(Catalogue.describe());
            case "help", "--help", "-h" -> say(USAGE);
            default -> throw new IllegalArgumentException("no verb " + arguments.verb() + "\n" + USAGE);
        };
    }

    private static String[] and(String... more) {
        String[] all = Arrays.copyOf(COMMON, COMMON.length + more.length);
        System.arraycopy(more, 0, all, COMMON.length, more.length);
        return all;
    }

    private boolean say(String text) {
        out.print(text);
        return true;
    }

    private boolean run(Arguments arguments) throws IOException, InterruptedException {
        Target target = Target.read(Path.of(arguments.required("--target")));
        return measure(arguments, List.of(target), 1);
    }

    private boolean compare(Arguments arguments) throws IOException, InterruptedException {
        Target mailmax = Target.read(Path.of(arguments.required("--mailmax")));
        Target peer = Target.read(Path.of(arguments.required("--peer")));
        return measure(arguments, List.of(mailmax, peer), 3);
    }

    private boolean measure(Arguments arguments, List<Target> targets, int rounds)
            throws IOException, InterruptedException {
        List<Scenario> scenarios = Catalogue.scenarios(arguments.words());
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("name a scenario:\n" + Catalogue.describe());
        }
        Rounds measurement = new Rounds(targets, (int) arguments.number("--rounds", rounds), plan(arguments));
        for (Scenario scenario : scenarios) {
            out.println(measurement.measure(scenario));
        }
        if (arguments.value("--out").isPresent()) {
            measurement.write(Path.of(arguments.required("--out")));
        }
        return measurement.clean();
    }

    private static Plan plan(Arguments arguments) {
        return new Plan(
                Duration.ofSeconds(arguments.number("--warmup", 2)),
                Duration.ofSeconds(arguments.number("--seconds", 3)),
                arguments.number("--count", 0),
                arguments.number("--seed", 1));
    }

    private boolean prepare(Arguments arguments) throws IOException, InterruptedException {
        Target target = Target.read(Path.of(arguments.required("--target")));
        Mailboxes.prepare(target, arguments.number("--seed", 1));
        return say("%d mailboxes hold %d messages of %d octets each%n"
                .formatted(target.readers(), target.messages(), target.size()));
    }

    private boolean growth(Arguments arguments) throws IOException, InterruptedException {
        GrowthReport report = new GrowthReport(out);
        List<Long> sizes = Arrays.stream(arguments
                        .value("--sizes")
                        .orElse("1000,10000,100000,1000000")
                        .split(","))
                .map(Long::valueOf)
                .sorted()
                .toList();
        arguments.required("--target");
        for (String file : arguments.all("--target")) {
            Target target = Target.read(Path.of(file));
            int spare = target.readers() + target.receivers() + 1;
            report.measure(target, (int) arguments.number("--account", spare), sizes);
        }
        if (arguments.value("--out").isPresent()) {
            report.write(Path.of(arguments.required("--out")));
        }
        return true;
    }

    private boolean sink(Arguments arguments) throws IOException, InterruptedException {
        try (Sink sink = new Sink((int) arguments.number("--port", 0));
                Writer file = Files.newBufferedWriter(Path.of(arguments.required("--properties")))) {
            sink.properties().store(file, "a server that stores nothing");
            say("sink answers; end it with Ctrl-C\n");
            Thread.currentThread().join();
            return true;
        }
    }
}
