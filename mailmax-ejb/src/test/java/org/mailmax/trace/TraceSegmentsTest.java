package org.mailmax.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.database.DatabaseKind;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.trace.TraceRecord.Later;
import org.mailmax.trace.TraceRecord.Message;
import org.mailmax.trace.TraceStep.Kind;

/// Segments are found, put together and forgotten, and nothing in them is lost by that.
class TraceSegmentsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TraceSearch ALL =
            new TraceSearch("", "", "", NOON.minusSeconds(86400), NOON.plusSeconds(86400), Optional.empty());

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theSmallSegmentsOfAQuietDayBecomeFew(DatabaseKind kind) {
        try (EjbHarness ejb = EjbHarness.start(TestDatabase.of(kind), home)) {
            TraceSegments segments = ejb.get(TraceSegments.class);
            IntStream.range(0, 2500).forEach(i -> segments.add(List.of(message(i), later(i))));
            ejb.get(TraceSweeper.class).sweep(NOON.plus(Duration.ofHours(2)));
            assertThat(heads(segments)).isEqualTo(5);
            assertThat(ejb.get(Traces.class).find(ALL)).hasSize(Traces.MOST_FOUND);
            for (int i : new int[] {0, 1, 499, 500, 2499}) {
                TracedMessage found = ejb.get(Traces.class).find("t" + i).orElseThrow();
                assertThat(found.steps())
                        .extracting(timed -> timed.step().kind())
                        .containsExactly(Kind.STORED, Kind.FAILED);
                assertThat(find(ejb, "user" + i + "@here.test")).containsExactly("t" + i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theYoungAreLeftAloneAndTheOldAreForgotten(DatabaseKind kind) {
        try (EjbHarness ejb = EjbHarness.start(TestDatabase.of(kind), home)) {
            TraceSegments segments = ejb.get(TraceSegments.class);
            IntStream.range(0, 10).forEach(i -> segments.add(List.of(message(i))));
            ejb.get(TraceSweeper.class).sweep(NOON.plus(Duration.ofMinutes(1)));
            assertThat(heads(segments)).isEqualTo(10);
            ejb.get(TraceSweeper.class).sweep(NOON.plus(Duration.ofDays(29)));
            assertThat(heads(segments)).isEqualTo(10);
            ejb.get(TraceSweeper.class).sweep(NOON.plus(Duration.ofDays(31)));
            assertThat(heads(segments)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theNewestThatMatchAreFound(DatabaseKind kind) {
        try (EjbHarness ejb = EjbHarness.start(TestDatabase.of(kind), home)) {
            TraceSegments segments = ejb.get(TraceSegments.class);
            IntStream.range(0, 60)
                    .forEach(s -> segments.add(IntStream.range(s * 50, s * 50 + 50)
                            .mapToObj(TraceSegmentsTest::message)
                            .toList()));
            List<Message> found = ejb.get(Traces.class).find(ALL);
            assertThat(found)
                    .extracting(Message::traceId)
                    .startsWith("t2999", "t2998")
                    .hasSize(Traces.MOST_FOUND);
            assertThat(find(ejb, "user7@here.test")).containsExactly("t7");
            assertThat(find(ejb, "user2999")).containsExactly("t2999");
            assertThat(find(ejb, "nobody@here.test")).isEmpty();
        }
    }

    private static List<String> find(EjbHarness ejb, String recipient) {
        TraceSearch search = new TraceSearch("", recipient, "", ALL.from(), ALL.until(), Optional.empty());
        return ejb.get(Traces.class).find(search).stream().map(Message::traceId).toList();
    }

    private static long heads(TraceSegments segments) {
        TraceSegments.Head end =
                new TraceSegments.Head(Long.MAX_VALUE, Instant.ofEpochMilli(Long.MAX_VALUE), new byte[0]);
        return segments.heads(ALL.from(), ALL.until(), end, 10_000).size();
    }

    private static TraceRecord message(int number) {
        return new Message(
                "t" + number,
                NOON.plusMillis(number),
                false,
                "bob@elsewhere.test",
                List.of("user" + number + "@here.test"),
                "<" + number + "@elsewhere.test>",
                100,
                List.of(TraceStep.ofAll(Kind.STORED, "INBOX")));
    }

    private static TraceRecord later(int number) {
        return new Later("t" + number, NOON.plusMillis(number + 1), TraceStep.ofAll(Kind.FAILED, "mx", "550"));
    }
}
