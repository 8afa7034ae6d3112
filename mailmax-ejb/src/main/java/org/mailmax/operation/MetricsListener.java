package org.mailmax.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Metrics and health for tools on the machine itself: a listener of its own, which no other machine can reach.
///
/// * `/metrics`: the figures, see [MetricsText]
/// * `/health/live`: 200 as long as the process answers
/// * `/health/ready`: 200 when mail can be taken: the database answers, and the disk has room; else 503
@Singleton
@Startup
@DependsOn("Migration")
@TransactionManagement(TransactionManagementType.BEAN)
public class MetricsListener {

    private static final System.Logger LOG = System.getLogger(MetricsListener.class.getName());
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    @Inject
    private MetricsText metrics;

    @Inject
    private ServerState state;

    /// On the loopback address; 0: nowhere.
    @Inject
    @ConfigProperty(name = "mailmax.metrics.port", defaultValue = "2479")
    private int port;

    private HttpServer server;
    private ExecutorService threads;

    private record Answer(int status, String type, String body) {}

    @PostConstruct
    void open() {
        if (port == 0) {
            return;
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform()
                    .name("metrics-", 0)
                    .daemon()
                    .inheritInheritableThreadLocals(false)
                    .factory());
            server.setExecutor(threads);
            server.createContext("/", this::handle);
            server.start();
        } catch (IOException occupied) {
            // Mail is worth more than its figures.
            LOG.log(System.Logger.Level.WARNING, "no metrics: port " + port + " cannot be used", occupied);
        }
    }

    @PreDestroy
    void close() {
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    /// The port in use; 0 when there is none.
    int port() {
        return server == null ? 0 : server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = exchange.getRequestMethod().equals("GET")
                    ? answer(exchange.getRequestURI().getPath())
                    : new Answer(NOT_ALLOWED, "text/plain", "GET only\n");
            byte[] octets = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), octets.length);
            exchange.getResponseBody().write(octets);
        }
    }

    private Answer answer(String path) {
        return switch (path) {
            case "/metrics" -> new Answer(OK, MetricsText.CONTENT_TYPE, metrics.text());
            case "/health/live" -> new Answer(OK, "text/plain", "live\n");
            case "/health/ready" -> ready();
            default -> new Answer(NOT_FOUND, "text/plain", "/metrics /health/live /health/ready\n");
        };
    }

    private Answer ready() {
        try {
            state.queue();
            return state.disk().free() > 0
                    ? new Answer(OK, "text/plain", "ready\n")
                    : new Answer(UNAVAILABLE, "text/plain", "the disk is full\n");
        } catch (SQLException e) {
            return new Answer(UNAVAILABLE, "text/plain", "the database does not answer\n");
        } catch (IOException e) {
            return new Answer(UNAVAILABLE, "text/plain", "the disk is out of reach\n");
        }
    }
}
