package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.database.DatabaseKind;

/// How much goes to a destination, or through a smart host, at once and in a minute.
class SendingPaceTest extends SendingFixture {

    private void submitMany(int count, String... domains) throws Exception {
        for (int i = 0; i < count; i++) {
            for (String domain : domains) {
                submit("ann", "m" + i, "u" + i + "@" + domain);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aDestinationGetsNotMoreAtOnceThanItsPolicySays(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        console("destination", "set", "elsewhere.test", "concurrency=3");
        world.hold("elsewhere.test").hold("far.test");
        submitMany(8, "elsewhere.test", "far.test");
        open();
        until(() -> world.underway("elsewhere.test") == 3 && world.underway("far.test") == 5);
        world.letGo("elsewhere.test");
        world.letGo("far.test");
        untilTheQueueIsEmpty();
        assertThat(world.most("elsewhere.test")).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aDestinationGetsNotMoreInAMinuteThanItsPolicySays(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        console("destination", "set", "elsewhere.test", "per-minute=200");
        open();
        submitMany(1, "elsewhere.test");
        untilTheQueueIsEmpty();
        submitMany(5, "elsewhere.test", "far.test");
        untilTheQueueIsEmpty();
        assertPauses(world.begins("elsewhere.test"), Duration.ofMillis(300));
        assertThat(world.begins("far.test").getLast())
                .isBefore(world.begins("elsewhere.test").getLast());
    }

    /// The last may not come before so many pauses have passed. The very first one is slow, so it is left out; between
    /// its turn and its beginning each one may lose some time, but never a whole pause.
    private static void assertPauses(List<Instant> begins, Duration pause) {
        Duration all = Duration.between(begins.get(1), begins.getLast());
        assertThat(all).isGreaterThan(pause.multipliedBy(begins.size() - 3L));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aSmartHostGetsNotMoreAtOnceThanItsPolicySays(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        routes.through("smart.test", "one.test")
                .through("smart.test", "two.test")
                .through("smart.test", "three.test");
        console("destination", "set", "mx.smart.test", "concurrency=2");
        world.hold("smart.test");
        submitMany(5, "one.test", "two.test", "three.test");
        open();
        until(() -> world.underway("smart.test") == 2);
        submitMany(3, "elsewhere.test");
        until(() -> world.begins("elsewhere.test").size() == 3);
        assertThat(world.underway("smart.test")).isEqualTo(2);
        world.letGo("smart.test");
        untilTheQueueIsEmpty();
        assertThat(world.most("smart.test")).isEqualTo(2);
        assertThat(world.begins("smart.test")).hasSize(15);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aSmartHostGetsNotMoreInAMinuteThanItsPolicySays(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        routes.through("smart.test", "one.test").through("smart.test", "two.test");
        console("destination", "set", "mx.smart.test", "per-minute=200");
        open();
        submitMany(1, "one.test");
        untilTheQueueIsEmpty();
        submitMany(3, "one.test", "two.test");
        untilTheQueueIsEmpty();
        assertPauses(world.begins("smart.test"), Duration.ofMillis(300));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aSmartHostThatIsDownHoldsUpNobodyElse(DatabaseKind kind) throws Exception {
        startSending(kind, "ann", "tom");
        ejb.set("mailmax.queue.backoff", "3600");
        routes.through("smart.test", "ann@here.test");
        world.isDead("smart.test");
        open();
        submitMany(20, "elsewhere.test");
        until(() -> entries().stream().allMatch(entry -> entry.attempts() == 1));
        assertThat(world.begins("smart.test").size())
                .as("who comes after is not tried")
                .isLessThanOrEqualTo(5);
        submit("tom", "straight", "bob@elsewhere.test");
        until(() -> world.recipients().contains("bob@elsewhere.test"));
        until(() -> entries().size() == 20);
        assertThat(entries()).allMatch(entry -> entry.lastAnswer().equals("connection refused"));
        world.takes("smart.test");
        console("queue", "retry", "all");
        untilTheQueueIsEmpty();
    }
}
