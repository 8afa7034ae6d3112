package org.mailmax.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The script `mailmax` in a distribution of its own, as somebody uses it who has unpacked one: beside it `lib` and
/// `payara7`.
final class Script {

    private final Path directory;
    private final Map<String, String> environment;

    /// @param directory where the distribution is to be, not there yet
    /// @param environment all that the script finds in its environment besides the usual
    Script(Path directory, Map<String, String> environment) throws IOException {
        this.directory = directory;
        this.environment = environment;
        Path lib = Files.createDirectories(directory.resolve("lib"));
        Files.copy(Path.of("..", "mailmax"), directory.resolve("mailmax"));
        Files.createSymbolicLink(lib.resolve("mailmax.ear"), part("mailmax.ear"));
        Files.createSymbolicLink(lib.resolve("mailmax-server.jar"), part("mailmax.launcher"));
        Files.createSymbolicLink(lib.resolve("drivers"), part("mailmax.drivers"));
        Files.createSymbolicLink(directory.resolve("payara7"), part("mailmax.payara"));
    }

    private static Path part(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
    }

    /// A command that is running.
    static final class Running {

        private final Process process;
        private final Path output;

        private Running(Process process, Path output) {
            this.process = process;
            this.output = output;
        }

        String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Waits until it has said something of the kind.
        void awaitSaid(Predicate<String> what) throws InterruptedException {
            while (!what.test(said())) {
                if (!process.isAlive()) {
                    throw new AssertionError("ended with " + process.exitValue() + " and had said:\n" + said());
                }
                Thread.sleep(100);
            }
        }

        /// What Ctrl-C does: every process of the terminal's foreground gets the signal.
        void interrupt() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-INT", "--", "-" + process.pid())
                    .start()
                    .waitFor();
        }

        int awaitEnd() throws InterruptedException {
            return process.waitFor();
        }

        void end() {
            process.destroy();
        }
    }

    /// Begins a command as a terminal would: in a process group of its own, which Ctrl-C reaches.
    Running begin(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
        command.add(directory.resolve("mailmax").toString());
        command.addAll(List.of(words));
        Path output = Files.createTempFile(directory, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MAILMAX_"));
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return new Running(builder.start(), output);
    }

    MailMax.Outcome run(String... words) throws IOException, InterruptedException {
        Running running = begin(words);
        return new MailMax.Outcome(running.awaitEnd(), running.said());
    }
}
