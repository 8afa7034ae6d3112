package org.mailmax.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailmax.harness.Messages;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.Flags;

class SubmissionQueueTest {

    private static final SubmissionQueue.Limits LIMITS = new SubmissionQueue.Limits(10, 10_000);

    private final Submission change = Submission.of(List.of(_ -> {}));
    private final Submission message = Submission.of(
            List.of(Deposit.into(new FolderId(1), Messages.text("one"), Flags.NONE, Instant.EPOCH)),
            1,
            List.of(new byte[0]));

    @Test
    void aMessageWaitsForNobodyAndTakesChangesAlong() throws Exception {
        SubmissionQueue queue = new SubmissionQueue(LIMITS, LIMITS, Duration.ofDays(1));
        queue.add(change);
        queue.add(message);
        assertThat(queue.take()).containsExactly(change, message);
    }

    @Test
    void changesAloneGoWhenNoMessageComes() throws Exception {
        SubmissionQueue queue = new SubmissionQueue(LIMITS, LIMITS, Duration.ofMillis(10));
        queue.add(change);
        assertThat(queue.take()).containsExactly(change);
    }

    @Test
    void atTheEndNothingWaits() throws Exception {
        SubmissionQueue queue = new SubmissionQueue(LIMITS, LIMITS, Duration.ofDays(1));
        queue.add(change);
        queue.close();
        assertThat(queue.take()).containsExactly(change);
        assertThat(queue.take()).isEmpty();
    }
}
