package org.mailmax.server;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The JVM that runs Payara, known to later commands by `MAILMAX_HOME/run/server.pid`.
final class ServerProcess {

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(60);

    private final ProcessHandle handle;
    private final Path pidFile;

    private ServerProcess(ProcessHandle handle, Path pidFile) {
        this.handle = handle;
        this.pidFile = pidFile;
    }

    /// The running server of this MAILMAX_HOME.
    static Optional<ServerProcess> running(Settings settings) {
        Path pidFile = pidFile(settings);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String[] words = PrivateFiles.read(pidFile).strip().split(" ");
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(ProcessHandle::isAlive)
                // A process number is used again after a while; the time of its start tells the two apart.
                .filter(process -> words.length == 2 && words[1].equals(startOf(process)))
                .map(process -> new ServerProcess(process, pidFile));
    }

    /// Starts the server.
    ///
    /// @param detached true when it shall go on after this launcher and its terminal are gone
    static ServerProcess start(
            Settings settings, List<String> command, Map<String, String> environment, boolean detached) {
        List<String> words = new ArrayList<>(command);
        if (detached && Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            words.addFirst("/usr/bin/setsid");
        }
        File output = settings.file("logs", "console.log").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(environment);
        builder.directory(settings.home().toFile());
        try {
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(("AS_ADMIN_MASTERPASSWORD=" + PayaraHome.MASTER_PASSWORD + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
            Path pidFile = pidFile(settings);
            PrivateFiles.write(pidFile, process.pid() + " " + startOf(process.toHandle()) + "\n");
            return new ServerProcess(process.toHandle(), pidFile);
        } catch (IOException e) {
            throw new Refusal("The server cannot be started: " + e.getMessage(), e);
        }
    }

    long pid() {
        return handle.pid();
    }

    boolean alive() {
        return handle.isAlive();
    }

    Optional<Duration> upTime() {
        return handle.info().startInstant().map(start -> Duration.between(start, Instant.now()));
    }

    void awaitEnd() {
        handle.onExit().join();
    }

    /// Asks the server to stop, waits, and ends it by force when it does not.
    ///
    /// @return whether it stopped by itself
    boolean stop() {
        CompletableFuture<ProcessHandle> exit = handle.onExit();
        handle.destroy();
        boolean clean = ended(exit);
        if (!clean) {
            handle.destroyForcibly();
            exit.join();
        }
        forget();
        return clean;
    }

    void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new Refusal("The file " + pidFile + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static boolean ended(CompletableFuture<ProcessHandle> exit) {
        try {
            exit.get(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> String.valueOf(start.toEpochMilli()))
                .orElse("unknown");
    }

    private static Path pidFile(Settings settings) {
        return settings.file("run", "server.pid");
    }
}
