package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.database.DatabaseKind;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.DeliveryOptions.DeliverBy;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.queue.dispatch.DispatchService;

/// What senders ask for on the way: a deadline, a later beginning, no clear text.
class SendingWishesTest extends SendingFixture {

    private static DeliveryOptions by(DeliverBy.Mode mode) {
        DeliverBy by = new DeliverBy(Instant.now().plusSeconds(2), mode, false);
        return new DeliveryOptions(Optional.empty(), Optional.empty(), false, 0, Optional.empty(), Optional.of(by));
    }

    private static DeliveryOptions notBefore(Instant then) {
        return new DeliveryOptions(Optional.empty(), Optional.empty(), false, 0, Optional.of(then), Optional.empty());
    }

    private static final DeliveryOptions REQUIRE_TLS = new DeliveryOptions(
            Optional.of(Returned.FULL), Optional.empty(), true, 0, Optional.empty(), Optional.empty());

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsToComeBackWhenItIsLateComesBack(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        world.isDead("dead.test");
        open();
        submit("ann", by(DeliverBy.Mode.RETURN), RecipientOptions.NONE, "bob@dead.test");
        untilTheQueueIsEmpty();
        assertThat(inbox("ann")).singleElement().asString().contains("Action: failed", "Status: 5.4.7");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsToTravelOnWhenItIsLateTravelsOn(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        world.isDead("dead.test");
        open();
        submit("ann", by(DeliverBy.Mode.NOTIFY), RecipientOptions.NONE, "bob@dead.test");
        until(() -> !silently(() -> inbox("ann")).isEmpty());
        assertThat(inbox("ann")).singleElement().asString().contains("Action: delayed", "Status: 4.4.7");
        assertThat(entries()).hasSize(1);
        world.takes("dead.test");
        console("queue", "retry", "dead.test");
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).containsExactly("bob@dead.test");
        assertThat(inbox("ann")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsInTimeIsNotToldOf(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        open();
        submit("ann", by(DeliverBy.Mode.RETURN), RecipientOptions.NONE, "bob@elsewhere.test");
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).containsExactly("bob@elsewhere.test");
        assertThat(inbox("ann")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsToBeSentLaterWaitsAcrossARestart(DatabaseKind kind) throws Exception {
        startSending(kind, "ann", "tom");
        open();
        Instant then = Instant.now().plusSeconds(3);
        submit("ann", notBefore(then), RecipientOptions.NONE, "bob@elsewhere.test", "tom");
        ejb.get(DispatchService.class).close();
        assertThat(entries()).hasSize(2);
        open();
        assertThat(world.given()).isEmpty();
        untilTheQueueIsEmpty();
        assertThat(world.begins("elsewhere.test"))
                .singleElement()
                .matches(begin -> begin.getEpochSecond() >= then.getEpochSecond());
        assertThat(inbox("tom")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatMustNotTravelInClearGoesToVerifiedHostsAlone(DatabaseKind kind) throws Exception {
        startSending(kind, "ann");
        routes.isVerified("safe.test");
        open();
        submit("ann", REQUIRE_TLS, RecipientOptions.NONE, "bob@safe.test", "eve@elsewhere.test");
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).containsExactly("bob@safe.test");
        assertThat(world.calls("elsewhere.test")).isZero();
        assertThat(inbox("ann"))
                .singleElement()
                .asString()
                .contains("Final-Recipient: rfc822; eve@elsewhere.test", "Status: 5.7.10", "no verified host")
                .contains("text/rfc822-headers")
                .doesNotContain("\r\n\r\nwishes");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatMustNotTravelInClearIsForwardedLikeThat(DatabaseKind kind) throws Exception {
        startSending(kind, "ann", "tom");
        forwards("tom", "tom@private.test");
        open();
        submit("ann", REQUIRE_TLS, RecipientOptions.NONE, "tom");
        untilTheQueueIsEmpty();
        assertThat(world.calls("private.test")).isZero();
        assertThat(inbox("tom")).hasSize(1);
    }
}
