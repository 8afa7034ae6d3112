package org.mailmax.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mailmax.bench.report.LinePlot;
import org.mailmax.bench.scenario.Growth;
import org.mailmax.bench.server.Target;

/// Measures growing folders; prints CSV, draws a plot.
final class GrowthReport {

    private static final double SMALLEST_MILLIS = 0.001;

    private final PrintStream out;
    private final List<Growth.Point> points = new ArrayList<>();

    GrowthReport(PrintStream out) {
        this.out = out;
        out.println(Growth.Point.COLUMNS);
    }

    void measure(Target target, int account, List<Long> sizes) throws IOException, InterruptedException {
        points.addAll(Growth.run(target, account, sizes, point -> out.println(point.csv())));
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String rows = points.stream().map(Growth.Point::csv).collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(folder.resolve("growth.csv"), Growth.Point.COLUMNS + "\n" + rows);
        Files.writeString(folder.resolve("growth.svg"), plot());
    }

    private String plot() {
        LinePlot plot = new LinePlot("Cost against the size of the folder", "messages in the folder", "milliseconds");
        for (Growth.Point point : points) {
            add(plot, point, "delivery", point.accepted());
            add(plot, point, "delivery until visible", point.visible());
            add(plot, point, "SELECT, nobody before", point.coldSelect());
            add(plot, point, "numbering, nobody before", point.coldNumber());
            add(plot, point, "SELECT, new session", point.firstSelect());
            add(plot, point, "numbering, new session", point.firstNumber());
            add(plot, point, "SELECT again", point.nextSelect());
        }
        return plot.svg();
    }

    private static void add(LinePlot plot, Growth.Point point, String what, double millis) {
        plot.add(point.target() + " " + what, Math.max(1, point.size()), Math.max(SMALLEST_MILLIS, millis));
    }
}
