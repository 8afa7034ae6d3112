package org.mailmax.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// One MailMax with a data directory and ports of its own, driven through its launcher. All ports are on loopback.
public final class MailMax implements AutoCloseable {

    public static final String PASSWORD = "correct horse battery staple";

    private static final List<String> PORTS = List.of(
            "SMTP",
            "SUBMISSION",
            "SUBMISSIONS",
            "LMTP",
            "IMAP",
            "IMAPS",
            "POP3",
            "POP3S",
            "SIEVE",
            "HTTP",
            "HTTPS",
            "METRICS");
    private static final AtomicInteger DOMAINS = new AtomicInteger();

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    /// A MailMax that is not started yet.
    ///
    /// @param settings more of its environment, such as MAILMAX_DB_URL
    public MailMax(Map<String, String> settings) {
        this(temporaryDirectory(), settings);
    }

    /// The same with a given data directory.
    public MailMax(Path home, Map<String, String> settings) {
        this.home = home;
        environment.put("MAILMAX_HOME", home.toString());
        environment.put("MAILMAX_ADDRESS", "127.0.0.1");
        environment.put("MAILMAX_HOSTNAME", "mx.mailmax.test");
        // A server that lives for minutes does not earn back what the optimizing compiler takes.
        environment.put("MAILMAX_JVM_OPTIONS", "-XX:TieredStopAtLevel=1");
        List<Integer> free = freePorts(PORTS.size());
        for (int i = 0; i < free.size(); i++) {
            environment.put("MAILMAX_" + PORTS.get(i) + "_PORT", free.get(i).toString());
        }
        environment.putAll(settings);
    }

    public MailMax start() {
        return expect(0, "start");
    }

    public MailMax stop() {
        return expect(0, "stop");
    }

    public MailMax restart() {
        return expect(0, "restart");
    }

    /// Ends the server as a failing machine would: at once, with nothing written any more.
    public void kill() {
        ProcessHandle server = process();
        server.destroyForcibly();
        server.onExit().join();
    }

    /// What a command of the launcher said and its exit code.
    public record Outcome(int code, String text) {}

    public Outcome launcher(String input, String... words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        for (String property : List.of("mailmax.ear", "mailmax.payara", "mailmax.drivers")) {
            command.add("-D" + property + "=" + System.getProperty(property));
        }
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-cp", System.getProperty("mailmax.launcher")));
        command.add("org.mailmax.server.Main");
        command.addAll(List.of(words));
        try {
            // Into a file: the server that is started keeps nothing open that this test would wait for.
            Path output = Files.createTempFile("mailmax", ".out");
            try {
                return run(command, input, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Outcome run(List<String> command, String input, Path output) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        return new Outcome(process.waitFor(), Files.readString(output));
    }

    /// A command of the operator console that must be carried out.
    ///
    /// @return what it said
    public String admin(String input, String... words) {
        Outcome outcome = new Console(home).ask(input, List.of(words));
        if (outcome.code() != 0) {
            throw new AssertionError("admin " + String.join(" ", words) + ": " + outcome.text());
        }
        return outcome.text();
    }

    /// A new domain nobody else uses.
    public String createDomain() {
        String domain = "d" + DOMAINS.incrementAndGet() + ".test";
        admin("", "domain", "add", domain);
        return domain;
    }

    /// A new account with [#PASSWORD].
    public String createAccount(String address) {
        admin(PASSWORD + "\n", "account", "add", address);
        return address;
    }

    public int port(String name) {
        return Integer.parseInt(environment.get("MAILMAX_" + name + "_PORT"));
    }

    public Path home() {
        return home;
    }

    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    public ProcessHandle process() {
        try {
            String pid = Files.readString(home.resolve("run/server.pid")).split(" ")[0];
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Stops the server and removes its data.
    @Override
    public void close() {
        launcher("", "stop");
        keepLog();
        try (Stream<Path> tree = Files.walk(home)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// For whoever wants to know why a test failed.
    private void keepLog() {
        Path log = home.resolve("logs/server.log");
        if (Files.exists(log)) {
            try {
                Path logs = Files.createDirectories(Path.of("target", "server-logs"));
                Files.copy(log, logs.resolve(home.getFileName() + ".log"), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private MailMax expect(int code, String... words) {
        Outcome outcome = launcher("", words);
        if (outcome.code() != code) {
            throw new AssertionError(String.join(" ", words) + " ended with " + outcome);
        }
        return this;
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("mailmax-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ports that were all free at the same moment, below those that systems give to clients: a server that is
    /// restarted finds them free again.
    private static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        RandomGenerator random = RandomGenerator.getDefault();
        try {
            while (sockets.size() < count) {
                tryPort(random.nextInt(10_240, 32_000)).ifPresent(sockets::add);
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ServerSocket> tryPort(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException taken) {
            return Optional.empty();
        }
    }
}
