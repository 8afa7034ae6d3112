package org.mailmax.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.bench.client.Dialect;
import org.mailmax.bench.client.Message;
import org.mailmax.bench.client.SmtpClient;
import org.mailmax.bench.measure.Faults;
import org.mailmax.bench.measure.Metric;
import org.mailmax.bench.measure.Outcome;
import org.mailmax.bench.measure.Plan;
import org.mailmax.bench.server.Target;
import org.mailmax.bench.sink.Sink;

/// Every scenario, short, against the server that stores nothing.
class SinkRunTest {

    private static final Plan SHORT = new Plan(Duration.ofMillis(1), Duration.ofMillis(1), 20, 1);

    private Sink sink;

    @BeforeEach
    void open() throws IOException {
        sink = new Sink(0);
    }

    @AfterEach
    void close() throws IOException {
        sink.close();
    }

    private Target target(int messages) {
        Properties properties = new Properties();
        properties.putAll(sink.properties());
        properties.setProperty("readers", "2");
        properties.setProperty("receivers", "3");
        properties.setProperty("messages", Integer.toString(messages));
        return new Target(properties);
    }

    private static Outcome run(Target target, String spec) throws Exception {
        return Catalogue.scenario(Spec.parse(spec)).run(target, SHORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp:conn=3",
                "smtp:conn=2,pipelining=off,per=1",
                "smtp:conn=2,rcpt=3,per=5",
                "lmtp:conn=2,rcpt=3",
                "login:conn=2",
                "select",
                "status",
                "noop",
                "fetch-flags",
                "fetch-envelope",
                "fetch-fields",
                "fetch-headers",
                "fetch-bodies",
                "fetch-one",
                "append",
                "copy",
                "store",
                "search-subject",
                "search-body",
                "mix",
                "pop3:conn=2",
                "pop3:conn=2,pipelining=on",
                "notify:watchers=3,pause=1",
                "notify:watchers=3,pause=1,via=smtp",
                "idle:sessions=30"
            })
    void everyScenarioRunsWithoutFault(String spec) throws Exception {
        Target target = target(150);
        Mailboxes.prepare(target, 1);
        Outcome outcome = run(target, spec);
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.figures().get(Metric.OPERATIONS)).isGreaterThanOrEqualTo(20);
        assertThat(outcome.figures().get(Metric.RATE)).isPositive();
    }

    @Test
    void incompleteAnswersAreFaults() throws Exception {
        Mailboxes.prepare(target(150), 1);
        for (String spec : List.of("fetch-flags", "fetch-bodies", "select", "search-body", "pop3")) {
            assertThat(run(target(151 + 100), spec).failed()).as(spec).isTrue();
        }
    }

    @Test
    void aMessageFoundTwiceIsAFault() throws Exception {
        Target target = target(10);
        Faults faults = new Faults();
        try (Ledger ledger = Ledger.open(target, faults);
                SmtpClient smtp = SmtpClient.connect(target.address("smtp"), Dialect.SMTP)) {
            List<String> recipients = List.of(target.receiver(1).user());
            smtp.deliverPipelined("a@example.org", recipients, new Message(1000, 1));
            ledger.accepted(1);
            ledger.settle();
            assertThat(faults.count()).isZero();
            smtp.deliverPipelined("a@example.org", recipients, new Message(1000, 1));
            ledger.settle();
            assertThat(faults.samples()).containsExactly("receiver 1 has 2 messages, accepted were 1");
        }
    }

    @Test
    void aFullerMailboxThanExpectedIsNotPrepared() throws Exception {
        Mailboxes.prepare(target(150), 1);
        assertThatThrownBy(() -> Mailboxes.prepare(target(140), 1)).hasMessageContaining("150 messages, more than 140");
    }

    @Test
    void aGrowingFolderIsMeasuredAtEverySize() throws Exception {
        List<Growth.Point> points = Growth.run(target(10), 9, List.of(100L, 2500L), point -> {});
        assertThat(points).extracting(Growth.Point::size).containsExactly(100L, 2500L);
        assertThat(points).allSatisfy(point -> assertThat(point.accepted()).isPositive());
    }
}
