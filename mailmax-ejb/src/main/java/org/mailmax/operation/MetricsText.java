package org.mailmax.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// The figures of this node in Prometheus' text format, version 0.0.4.
@ApplicationScoped
public class MetricsText {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    @Inject
    private ServerState state;

    /// What cannot be found out is left out.
    String text() {
        StringBuilder out = new StringBuilder();
        for (Counter counter : Counter.values()) {
            append(out, counter.metric(), "counter", counter.help(), counter.total());
        }
        try {
            ServerState.Disk disk = state.disk();
            append(out, "mailmax_disk_free_bytes", "gauge", "Space left for mail.", disk.free());
            append(out, "mailmax_disk_size_bytes", "gauge", "Size of the device mail is kept on.", disk.total());
        } catch (IOException left) {
            out.append("# the disk cannot be read\n");
        }
        try {
            ServerState.Waiting queue = state.queue();
            long age = queue.oldest()
                    .map(since -> Duration.between(since, Instant.now()).toSeconds())
                    .orElse(0L);
            append(out, "mailmax_queue_recipients", "gauge", "Recipients who wait.", queue.recipients());
            append(out, "mailmax_queue_oldest_seconds", "gauge", "Age of what waits longest.", age);
        } catch (SQLException left) {
            out.append("# the database does not answer\n");
        }
        var runtime = ManagementFactory.getRuntimeMXBean();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        append(out, "mailmax_uptime_seconds", "gauge", "Since the start.", runtime.getUptime() / 1000);
        append(out, "jvm_heap_used_bytes", "gauge", "Memory in use.", heap.getUsed());
        append(out, "jvm_heap_max_bytes", "gauge", "Memory there is at most.", heap.getMax());
        append(
                out,
                "jvm_threads",
                "gauge",
                "Platform threads.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        return out.toString();
    }

    private static void append(StringBuilder out, String name, String type, String help, long value) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        out.append(name).append(' ').append(value).append('\n');
    }
}
