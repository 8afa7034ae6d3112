package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.database.DatabaseKind;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.queue.outbox.Outbox;
import org.mailmax.queue.outbox.Scheduled;
import org.mailmax.queue.outbox.UndoTime;

/// What waits for its time: it is its sender's alone to see, to take back and to send at once.
class OutboxTest extends SendingFixture {

    private Scheduled scheduled(String sender) throws Exception {
        Instant due = Instant.now().plusSeconds(600);
        DeliveryOptions later =
                new DeliveryOptions(Optional.empty(), Optional.empty(), false, 0, Optional.of(due), Optional.empty());
        submit(sender, later, RecipientOptions.NONE, "bob@elsewhere.test", "tom");
        String traceId = entries().getLast().message().traceId();
        Scheduled message = new Scheduled(traceId, due, 1, 1, "hello", "bob@elsewhere.test");
        ejb.get(Outbox.class).add(identity(sender), message);
        return message;
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void itsSenderAloneSeesAndSendsIt(DatabaseKind kind) throws Exception {
        startSending(kind, "ann", "tom");
        open();
        Outbox outbox = ejb.get(Outbox.class);
        Scheduled message = scheduled("ann");
        assertThat(outbox.list(identity("ann"))).extracting(Scheduled::traceId).containsExactly(message.traceId());
        assertThat(outbox.list(identity("tom"))).isEmpty();
        assertThat(outbox.sendNow(identity("tom"), message.traceId())).isFalse();
        assertThat(outbox.cancel(identity("tom"), message.traceId())).isFalse();
        assertThat(entries()).hasSize(2);
        assertThat(outbox.sendNow(identity("ann"), message.traceId())).isTrue();
        assertThat(outbox.list(identity("ann"))).isEmpty();
        untilTheQueueIsEmpty();
        assertThat(world.recipients()).containsExactly("bob@elsewhere.test");
        assertThat(outbox.cancel(identity("ann"), message.traceId())).isFalse();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsTakenBackIsNowhere(DatabaseKind kind) throws Exception {
        startSending(kind, "ann", "tom");
        Outbox outbox = ejb.get(Outbox.class);
        Scheduled message = scheduled("ann");
        Scheduled other = scheduled("ann");
        assertThat(outbox.cancel(identity("ann"), message.traceId())).isTrue();
        assertThat(outbox.list(identity("ann"))).extracting(Scheduled::traceId).containsExactly(other.traceId());
        assertThat(entries()).hasSize(2);
        assertThat(outbox.sendNow(identity("ann"), message.traceId())).isFalse();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void everybodyHasAnUndoTime(DatabaseKind kind) throws Exception {
        startSending(kind, "ann", "tom");
        Outbox outbox = ejb.get(Outbox.class);
        assertThat(outbox.undoTime(identity("ann"))).isEqualTo(UndoTime.DEFAULT);
        outbox.useUndoTime(identity("ann"), Duration.ofSeconds(30));
        outbox.useUndoTime(identity("ann"), Duration.ZERO);
        assertThat(outbox.undoTime(identity("ann"))).isZero();
        assertThat(outbox.undoTime(identity("tom"))).isEqualTo(UndoTime.DEFAULT);
        assertThatIllegalArgumentException().isThrownBy(() -> outbox.useUndoTime(identity("ann"), Duration.ofDays(1)));
    }
}
