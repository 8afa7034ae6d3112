package org.mailmax.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.database.DatabaseKind;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.operation.CounterHistory.Hour;

/// What the server counts, keeps and tells.
class OperationTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:34:56Z");

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theCountsOfEachHourAreKeptOfAllNodesTogether(DatabaseKind kind) {
        try (EjbHarness ejb = EjbHarness.start(TestDatabase.of(kind), home)) {
            CounterHistory history = ejb.get(CounterHistory.class);
            history.add(NOON, Map.of(Counter.RECEIVED, 5L, Counter.REFUSED, 1L));
            history.add(NOON.plusSeconds(60), Map.of(Counter.RECEIVED, 2L));
            history.add(NOON.minus(Duration.ofHours(2)), Map.of(Counter.DELIVERED, 9L));
            List<Hour> hours = history.hours(NOON, 3);
            assertThat(hours).extracting(hour -> hour.of(Counter.RECEIVED)).containsExactly(0L, 0L, 7L);
            assertThat(hours).extracting(hour -> hour.of(Counter.DELIVERED)).containsExactly(9L, 0L, 0L);
            history.forgetBefore(NOON.minus(Duration.ofHours(1)));
            assertThat(history.hours(NOON, 3))
                    .extracting(hour -> hour.of(Counter.DELIVERED))
                    .containsOnly(0L);
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void nothingIsCountedTwiceAndNothingIsForgotten(DatabaseKind kind) {
        try (EjbHarness ejb = EjbHarness.start(TestDatabase.of(kind), home)) {
            CounterKeeper keeper = ejb.get(CounterKeeper.class);
            keeper.keep(NOON);
            long before =
                    ejb.get(CounterHistory.class).hours(NOON, 1).getFirst().of(Counter.LOGIN_FAILED);
            Counter.LOGIN_FAILED.add();
            keeper.keep(NOON);
            keeper.keep(NOON);
            assertThat(ejb.get(CounterHistory.class).hours(NOON, 1).getFirst().of(Counter.LOGIN_FAILED))
                    .isEqualTo(before + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void aToolOnTheMachineReadsMetricsAndHealth(DatabaseKind kind) throws Exception {
        try (EjbHarness ejb = EjbHarness.start(TestDatabase.of(kind), home).set("mailmax.metrics.port", "" + free())) {
            int port = ejb.get(MetricsListener.class).port();
            assertThat(get(port, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(port, "/health/ready").body()).isEqualTo("ready\n");
            assertThat(get(port, "/metrics")
                            .headers()
                            .firstValue("Content-Type")
                            .orElse(""))
                    .startsWith("text/plain; version=0.0.4");
            assertThat(get(port, "/metrics").body().lines())
                    .allMatch(line -> line.matches("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+ -?\\d+"))
                    .anyMatch(line -> line.matches("mailmax_received_total \\d+"))
                    .contains("mailmax_queue_recipients 0", "# TYPE mailmax_received_total counter");
            assertThat(get(port, "/nothing").statusCode()).isEqualTo(404);
            ejb.inTransaction(em -> em.createNativeQuery("ALTER TABLE queue_recipient RENAME TO gone")
                    .executeUpdate());
            assertThat(get(port, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(port, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(port, "/metrics").body()).contains("# the database does not answer");
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
