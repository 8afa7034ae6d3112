package org.mailmax.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.bench.Main;

class ProcessTreeTest {

    @TempDir
    private Path folder;

    @Test
    void readsProcStatWhateverTheProgramIsCalled() {
        String line = "42 (a) b (c)) S 7 42 42 0 -1 4194560 1 2 3 4 100 20 3 4 20 0 1 0 5 6 7";
        ProcessTree.Stat stat = ProcessTree.Stat.parse(line);
        assertThat(stat.parent()).isEqualTo(7);
        assertThat(stat.ticks()).isEqualTo(127);
    }

    @Test
    void findsAProcessWithItsChildren() throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "sleep 60 & echo started; wait").start();
        try {
            assertThat(shell.inputReader().readLine()).isEqualTo("started");
            ProcessTree tree = new ProcessTree(List.of(pidFile(shell.pid())));
            assertThat(tree.pids()).hasSize(2).startsWith(shell.pid());
            assertThat(tree.memory().rssKilobytes()).isPositive();
            assertThat(tree.memory().pssKilobytes())
                    .isPositive()
                    .isLessThanOrEqualTo(tree.memory().rssKilobytes());
            assertThat(tree.javaHeaps()).isEmpty();
        } finally {
            shell.descendants().forEach(ProcessHandle::destroy);
            shell.destroy();
        }
    }

    @Test
    void aPidFileOfADeadProcessIsAnError() throws Exception {
        Process done = new ProcessBuilder("true").start();
        done.waitFor();
        ProcessTree tree = new ProcessTree(List.of(pidFile(done.pid())));
        assertThatThrownBy(tree::cpuMillis).isInstanceOf(IOException.class).hasMessageContaining("does not run");
    }

    @Test
    void readsTheTotalOfAHistogram() throws IOException {
        String histogram = """
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:         12000        1234567  [B (java.base@25)
            Total         12345       98765432
            """;
        assertThat(JavaHeap.total(histogram)).isEqualTo(98_765_432);
        assertThatThrownBy(() -> JavaHeap.total("No such process")).hasMessageContaining("No such process");
    }

    /// A virtual machine cannot be asked by itself: it stands still while it counts, and would not read the answer.
    @Test
    void measuresTheHeapOfAnotherVirtualMachine() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classes = Path.of(Main.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        String description = folder.resolve("sink").toString();
        Process sink = new ProcessBuilder(
                        java.toString(), "-cp", classes, Main.class.getName(), "sink", "--properties", description)
                .start();
        try {
            assertThat(sink.inputReader().readLine()).startsWith("sink answers");
            ProcessTree tree = new ProcessTree(List.of(pidFile(sink.pid())));
            assertThat(tree.javaHeaps()).hasSize(1);
            assertThat(tree.javaHeaps().getFirst().liveOctets()).isGreaterThan(100_000);
        } finally {
            sink.destroy();
        }
    }

    private Path pidFile(long pid) throws IOException {
        return Files.writeString(folder.resolve("pid-" + pid), " " + pid + " 1234\n");
    }
}
