package org.mailmax.server;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Brings MailMax from nothing to answering on every port, telling the operator how far it is.
final class Startup {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// When the application is deployed its ports are open; this is for a slow machine.
    private static final Duration PATIENCE_FOR_PORTS = Duration.ofSeconds(60);

    private static final long LOOK_AGAIN_MILLIS = 100;
    private static final String STARTED = "startup time :";

    private final Settings settings;
    private final PayaraHome payara;
    private final PrintStream out;
    private final long begin = System.nanoTime();
    private final ServerLog log;

    Startup(Settings settings, Program program, PrintStream out) {
        this.settings = settings;
        this.payara = new PayaraHome(settings, program);
        this.out = out;
        this.log = new ServerLog(settings.file("logs", "server.log"));
    }

    /// Starts the server; it is not ready yet.
    ServerProcess launch(boolean detached) {
        ServerProcess.running(settings).ifPresent(server -> {
            throw new Refusal("MailMax is already running in " + settings.home() + " (process " + server.pid() + ").");
        });
        Ports.checkFree(settings);
        say("making the domain in " + settings.home());
        PrivateFiles.directory(settings.home());
        List.of("run", "logs", "tls").forEach(name -> PrivateFiles.directory(settings.file(name)));
        payara.make();
        Map<String, String> environment = payara.environment();
        List<String> command = payara.command();
        say("starting Payara");
        return ServerProcess.start(settings, command, environment, detached);
    }

    /// Waits until every port answers.
    ///
    /// @throws Refusal with lines of the log when the server ends, the application is refused or a port stays
    /// closed
    void awaitReady(ServerProcess server) {
        await(server, PATIENCE, () -> "Payara did not start", () -> log.news().contains(STARTED));
        say("deploying MailMax");
        deploy();
        say("waiting for the ports");
        Set<Listener> closed = EnumSet.allOf(Listener.class);
        await(server, PATIENCE_FOR_PORTS, () -> "no answer from " + closed, () -> {
            closed.removeIf(listener -> Readiness.ready(settings, listener));
            return closed.isEmpty();
        });
        say("ready");
    }

    /// Where to go, and the first administrator's password when it was made just now.
    void introduce() {
        String host = settings.reachableAddress() + ":";
        out.println();
        out.println("Administration  https://" + host + settings.port(Listener.HTTPS) + "/admin/");
        out.println("Webmail         https://" + host + settings.port(Listener.HTTPS) + "/webmail/");
        out.println("Plain HTTP      http://" + host + settings.port(Listener.HTTP) + "/");
        StringBuilder ports = new StringBuilder("Ports          ");
        settings.ports().forEach((listener, port) -> {
            if (settings.listens(listener)) {
                ports.append(' ').append(listener).append(' ').append(port);
            }
        });
        out.println(ports);
        firstPassword();
    }

    private void firstPassword() {
        Path file = settings.file("first-password.txt");
        Path shown = settings.file("run", "first-password-shown");
        if (Files.exists(file) && !Files.exists(shown)) {
            out.println();
            out.println(PrivateFiles.read(file).strip());
            out.println("(This is shown once; it stays in " + file + " until you delete it. A new password:"
                    + " ./mailmax admin administrator password ADDRESS)");
            PrivateFiles.write(shown, "");
        }
    }

    private void deploy() {
        try {
            payara.deploy();
        } catch (Refusal e) {
            throw failure("MailMax was not deployed: "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private void await(ServerProcess server, Duration patience, Supplier<String> otherwise, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (!server.alive()) {
                throw failure("The server ended while it was starting");
            }
            if (System.nanoTime() > deadline) {
                throw failure("After " + patience.toSeconds() + " s: " + otherwise.get());
            }
            try {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failure("Interrupted");
            }
        }
    }

    private Refusal failure(String sentence) {
        List<String> lines = log.trouble();
        return new Refusal(sentence + "; see " + settings.file("logs", "server.log")
                + (lines.isEmpty() ? "." : ", where it says:\n    " + String.join("\n    ", lines)));
    }

    private void say(String what) {
        out.printf("%6.1f s  %s%n", (System.nanoTime() - begin) / 1e9, what);
        out.flush();
    }
}
