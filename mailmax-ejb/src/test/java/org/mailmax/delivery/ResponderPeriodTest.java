package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.ResponderPeriod;
import org.mailmax.directory.ResponderSettings;
import org.mailmax.mail.address.ReversePath;

/// "Once per sender every N days", and only from and until. Time passes by the mark growing older.
class ResponderPeriodTest extends DeliveryTest {

    /// The tests may be slow, but not that slow.
    private static final Duration MOMENT = Duration.ofMinutes(30);

    static Stream<Arguments> periods() {
        return Arrays.stream(DatabaseKind.values())
                .flatMap(kind -> Stream.of(1, 3, 90).map(days -> Arguments.of(kind, days)));
    }

    @ParameterizedTest
    @MethodSource("periods")
    void oneSenderGetsOneAnswerInSoManyDays(DatabaseKind kind, int days) throws Exception {
        start(kind, "ann");
        during(period -> period.withDays(days));
        arrive(to("ann@here.test", "first"), "ann");
        assertThat(queue()).containsExactly("RESPONSE bob@elsewhere.test");

        pass(Duration.ofDays(days).minus(MOMENT));
        arrive(to("ann@here.test", "nearly"), "ann");
        assertThat(queue()).hasSize(1);

        pass(MOMENT);
        arrive(to("ann@here.test", "again"), "ann");
        assertThat(queue()).hasSize(2);
        arrive(to("ann@here.test", "at once"), "ann");
        assertThat(queue()).hasSize(2);

        // From the second answer on as from the first.
        pass(Duration.ofDays(days).minus(MOMENT));
        arrive(to("ann@here.test", "nearly again"), "ann");
        assertThat(queue()).hasSize(2);
        pass(MOMENT);
        arrive(to("ann@here.test", "the third time"), "ann");
        assertThat(queue()).hasSize(3);
    }

    /// The days are those of today, whatever they were when the sender was answered.
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aShorterPeriodHoldsForThoseWhoWereAnsweredBefore(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        during(period -> period.withDays(30));
        arrive(to("ann@here.test", "one"), "ann");
        pass(Duration.ofDays(3));
        arrive(to("ann@here.test", "two"), "ann");
        assertThat(queue()).hasSize(1);
        during(period -> period.withDays(2));
        arrive(to("ann@here.test", "three"), "ann");
        assertThat(queue()).hasSize(2);
        during(period -> period.withDays(30));
        pass(Duration.ofDays(3));
        arrive(to("ann@here.test", "four"), "ann");
        assertThat(queue()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void eachSenderAndEachMailboxHasDaysOfItsOwn(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl");
        during(period -> period.withDays(3));
        set("carl", away(ResponderPeriod.ALWAYS.withDays(3)));
        arrive(to("ann@here.test", "one"), "ann");
        send(STRANGER, ReversePath.of(at("eve@elsewhere.test")), to("ann@here.test", "two"), "ann");
        arrive(to("carl@here.test", "three"), "carl");
        send(STRANGER, ReversePath.of(at("BOB@ELSEWHERE.TEST")), to("ann@here.test", "four"), "ann");
        assertThat(queue())
                .containsExactlyInAnyOrder(
                        "RESPONSE bob@elsewhere.test", "RESPONSE eve@elsewhere.test", "RESPONSE bob@elsewhere.test");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void nobodyIsAnsweredBeforeOrAfter(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        Instant now = Instant.now();
        during(period -> period.withFrom(Optional.of(now.plus(MOMENT))));
        arrive(to("ann@here.test", "before"), "ann");
        during(period -> period.withUntil(Optional.of(now.minus(MOMENT))));
        arrive(to("ann@here.test", "after"), "ann");
        assertThat(queue()).isEmpty();
        during(period -> period.withFrom(Optional.of(now.minus(MOMENT))).withUntil(Optional.of(now.plus(MOMENT))));
        arrive(to("ann@here.test", "between"), "ann");
        assertThat(queue()).hasSize(1);
    }

    private void during(UnaryOperator<ResponderPeriod> change) throws Exception {
        set("ann", away(change.apply(ResponderPeriod.ALWAYS)));
    }

    private static AccountSettings away(ResponderPeriod period) {
        return AccountSettings.INITIAL.withResponder(new ResponderSettings(true, "Away", "Back soon.", period));
    }

    /// Everybody was answered so much longer ago.
    private void pass(Duration time) {
        ejb.inTransaction(em -> em.createQuery("UPDATE ResponseSent r SET r.sentAt = r.sentAt - :seconds")
                .setParameter("seconds", time.toSeconds())
                .executeUpdate());
    }
}
