package org.mailmax.bench.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.mailmax.bench.measure.Metric;
import org.mailmax.bench.server.ProcessTree;

/// CPU of the server and of the driver between two moments.
final class Meter {

    private final ProcessTree server;
    private final long serverBefore;
    private final long driverBefore;

    private Meter(ProcessTree server) throws IOException {
        this.server = server;
        serverBefore = server.cpuMillis();
        driverBefore = driverMillis();
    }

    static Meter start(ProcessTree server) throws IOException {
        return new Meter(server);
    }

    /// Adds the CPU of each operation to the figures.
    void stop(long operations, Map<Metric, Double> figures) throws IOException {
        if (operations == 0) {
            return;
        }
        if (server.known()) {
            figures.put(Metric.CPU, (double) (server.cpuMillis() - serverBefore) / operations);
        }
        figures.put(Metric.DRIVER_CPU, (double) (driverMillis() - driverBefore) / operations);
    }

    private static long driverMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
    }
}
