package org.mailmax.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// The commands of the script `mailmax` that concern the server.
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int NOT_RUNNING = 3;
    private static final int LOG_LINES = 100;

    private final Settings settings;

    private Main(Settings settings) {
        this.settings = settings;
    }

    /// Carries out one command and ends with its exit code: 0 done, 1 failed, 2 not understood, 3 not running.
    public static void main(String[] words) {
        System.exit(run(List.of(words)));
    }

    private static int run(List<String> words) {
        try {
            String command = words.isEmpty() ? "" : words.getFirst();
            List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
            return new Main(Settings.load(System.getenv())).run(command, rest);
        } catch (Refusal e) {
            System.err.println("mailmax: " + e.getMessage());
            return FAILED;
        }
    }

    private int run(String command, List<String> words) {
        return switch (command) {
            case "run" -> runInForeground();
            case "start" -> start();
            case "stop" -> stop();
            case "restart" -> {
                stop();
                yield start();
            }
            case "status" -> status();
            case "logs" -> logs(words.contains("-f"));
            case "admin" -> admin(words);
            default -> {
                System.err.println("mailmax: there is no command '" + command + "'; see './mailmax help'.");
                yield USAGE;
            }
        };
    }

    private int runInForeground() {
        Startup startup = new Startup(settings, program(), System.out);
        ServerProcess server = startup.launch(false);
        AtomicBoolean asked = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (server.alive()) {
                asked.set(true);
                System.out.println("stopping");
                server.stop();
                // The exit code of a stop that was asked for is 0, whatever signal asked.
                Runtime.getRuntime().halt(0);
            }
        }));
        makeReady(startup, server);
        System.out.println("\nCtrl-C stops MailMax.");
        server.awaitEnd();
        server.forget();
        if (asked.get()) {
            // The shutdown hook is at work and ends this process.
            return 0;
        }
        System.err.println("mailmax: the server ended by itself; see " + settings.file("logs", "server.log") + ".");
        return FAILED;
    }

    private int start() {
        Startup startup = new Startup(settings, program(), System.out);
        ServerProcess server = startup.launch(true);
        makeReady(startup, server);
        System.out.println("\nMailMax runs in the background; './mailmax stop' stops it.");
        return 0;
    }

    private static void makeReady(Startup startup, ServerProcess server) {
        try {
            startup.awaitReady(server);
        } catch (Refusal e) {
            server.stop();
            throw e;
        }
        startup.introduce();
    }

    private int stop() {
        Optional<ServerProcess> running = ServerProcess.running(settings);
        if (running.isEmpty()) {
            System.out.println("MailMax is not running in " + settings.home() + ".");
            return 0;
        }
        boolean clean = running.get().stop();
        System.out.println(clean ? "MailMax is stopped." : "MailMax did not stop in time and was ended by force.");
        return clean ? 0 : FAILED;
    }

    private int status() {
        Optional<ServerProcess> running = ServerProcess.running(settings);
        if (running.isEmpty()) {
            System.out.println("MailMax is not running in " + settings.home() + ".");
            return NOT_RUNNING;
        }
        Duration upTime = running.get().upTime().orElse(Duration.ZERO);
        System.out.printf(
                "MailMax runs in %s (process %d, for %d:%02d:%02d).%n",
                settings.home(), running.get().pid(), upTime.toHours(), upTime.toMinutesPart(), upTime.toSecondsPart());
        boolean well = true;
        for (Listener listener : Listener.values()) {
            if (settings.listens(listener)) {
                boolean ready = Readiness.ready(settings, listener);
                well &= ready;
                System.out.printf(
                        "  %-12s %5d  %s%n", listener, settings.port(listener), ready ? "answers" : "does not answer");
            }
        }
        return well ? 0 : FAILED;
    }

    private int logs(boolean follow) {
        ServerLog log = new ServerLog(settings.file("logs", "server.log"));
        log.lastLines(LOG_LINES).forEach(System.out::println);
        if (follow) {
            try {
                log.follow(System.out, () -> true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return 0;
    }

    private int admin(List<String> words) {
        AdminClient.Answer answer = new AdminClient(settings.file("run", "admin.sock")).ask(words, standardInput());
        (answer.success() ? System.out : System.err).print(answer.text());
        return answer.success() ? 0 : FAILED;
    }

    /// What was piped in; nothing when a person sits at the terminal, who would have to know that it is waited for.
    private static byte[] standardInput() {
        try {
            return System.console() != null && System.console().isTerminal() ? new byte[0] : System.in.readAllBytes();
        } catch (IOException e) {
            throw new Refusal("Standard input cannot be read: " + e.getMessage(), e);
        }
    }

    private Program program() {
        return Program.located(settings.ownPayara());
    }
}
