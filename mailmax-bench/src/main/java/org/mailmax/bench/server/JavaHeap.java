package org.mailmax.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The heap of another Java virtual machine, asked by its own `jcmd`. Never our own: it stands still while it counts.
public final class JavaHeap {

    private final long pid;
    private final Path jcmd;

    private JavaHeap(long pid, Path jcmd) {
        this.pid = pid;
        this.jcmd = jcmd;
    }

    /// The heap of a process, when that process runs `java` and a `jcmd` lies beside it.
    static Optional<JavaHeap> of(long pid) {
        try {
            Path program = Path.of("/proc/" + pid + "/exe").toRealPath();
            Path jcmd = program.resolveSibling("jcmd");
            boolean java = program.endsWith("java")
                    && Files.isExecutable(jcmd)
                    && pid != ProcessHandle.current().pid();
            return java ? Optional.of(new JavaHeap(pid, jcmd)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // ended, or not ours to see
        }
    }

    /// Octets of all living objects; the virtual machine collects its garbage first.
    public long liveOctets() throws IOException {
        return total(histogram());
    }

    /// The class histogram of living objects as `jcmd GC.class_histogram` prints it.
    public String histogram() throws IOException {
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        try (var answer = process.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The octets in the line `Total   instances   octets`.
    static long total(String histogram) throws IOException {
        return histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length == 3)
                .mapToLong(fields -> Long.parseLong(fields[2]))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd gave no histogram: "
                        + histogram.lines().findFirst().orElse("")));
    }
}
