package org.mailmax.bench.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The processes named by pid files and all their descendants, read from Linux' /proc.
public final class ProcessTree {

    private static final Path PROC = Path.of("/proc");
    /// Length of a kernel clock tick (USER_HZ), in milliseconds.
    private static final long TICK_MILLIS = 10;

    private final List<Path> pidFiles;

    ProcessTree(List<Path> pidFiles) {
        this.pidFiles = pidFiles;
    }

    /// CPU and memory at one moment.
    ///
    /// @param cpuMillis CPU time used by the processes and by their children that have ended
    /// @param rssKilobytes resident memory, shared pages counted in each process
    /// @param pssKilobytes resident memory, shared pages divided among those who share them
    public record Memory(long cpuMillis, long rssKilobytes, long pssKilobytes) {}

    /// Whether any process is known.
    public boolean known() {
        return !pidFiles.isEmpty();
    }

    /// CPU time so far, in milliseconds; what ended children used is counted when their parent has waited for them.
    public long cpuMillis() throws IOException {
        long ticks = 0;
        for (long pid : pids()) {
            ticks += Stat.of(pid).ticks();
        }
        return ticks * TICK_MILLIS;
    }

    /// Memory of all processes now.
    public Memory memory() throws IOException {
        long rss = 0;
        long pss = 0;
        for (long pid : pids()) {
            rss += kilobytes(PROC.resolve(pid + "/smaps_rollup"), "Rss:");
            pss += kilobytes(PROC.resolve(pid + "/smaps_rollup"), "Pss:");
        }
        return new Memory(cpuMillis(), rss, pss);
    }

    /// All processes of the tree now.
    public List<Long> pids() throws IOException {
        Map<Long, List<Long>> children = children();
        Deque<Long> open = new ArrayDeque<>();
        for (Path file : pidFiles) {
            open.add(pid(file));
        }
        List<Long> all = new ArrayList<>();
        while (!open.isEmpty()) {
            long pid = open.pop();
            all.add(pid);
            open.addAll(children.getOrDefault(pid, List.of()));
        }
        return all;
    }

    /// The processes of the tree that run a Java virtual machine.
    public List<JavaHeap> javaHeaps() throws IOException {
        List<JavaHeap> heaps = new ArrayList<>();
        for (long pid : pids()) {
            JavaHeap.of(pid).ifPresent(heaps::add);
        }
        return heaps;
    }

    private static long pid(Path file) throws IOException {
        // More words may follow the number, as the time the process began.
        long pid = Long.parseLong(Files.readString(file).strip().split("\\s+")[0]);
        if (!Files.exists(PROC.resolve(Long.toString(pid)))) {
            throw new IOException(file + " names process " + pid + ", which does not run");
        }
        return pid;
    }

    private static Map<Long, List<Long>> children() throws IOException {
        Map<Long, List<Long>> children = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                long pid = Long.parseLong(entry.getFileName().toString());
                children.computeIfAbsent(Stat.of(pid).parent(), parent -> new ArrayList<>())
                        .add(pid);
            }
        }
        return children;
    }

    private static long kilobytes(Path file, String key) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException _) {
            return 0; // the process has just ended
        }
    }

    /// The fields of /proc/PID/stat that matter here; see proc(5).
    record Stat(long parent, long ticks) {

        static Stat of(long pid) {
            try {
                return parse(Files.readString(PROC.resolve(pid + "/stat")));
            } catch (IOException _) {
                return new Stat(-1, 0); // the process has just ended
            }
        }

        static Stat parse(String line) {
            // The second field is the program's name in parentheses and may hold anything.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int field = 11; field <= 14; field++) { // utime, stime, cutime, cstime
                ticks += Long.parseLong(fields[field]);
            }
            return new Stat(Long.parseLong(fields[1]), ticks);
        }
    }
}
