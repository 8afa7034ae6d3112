package org.mailmax.queue.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.List;
import org.mailmax.mail.identity.AccountId;

/// How long what an account has sent may be taken back.
@Entity
@Table(name = "undo_time")
public class UndoTime {

    /// For those who have chosen nothing.
    public static final Duration DEFAULT = Duration.ofSeconds(10);

    /// What one may choose; none: mail leaves at once.
    public static final List<Duration> CHOICES =
            List.of(Duration.ZERO, Duration.ofSeconds(5), DEFAULT, Duration.ofSeconds(20), Duration.ofSeconds(30));

    @Id
    @Column(name = "account_id")
    private long accountId;

    private int seconds;

    protected UndoTime() {}

    UndoTime(AccountId account) {
        this.accountId = account.value();
    }

    void choose(Duration time) {
        seconds = Math.toIntExact(time.toSeconds());
    }

    Duration time() {
        return Duration.ofSeconds(seconds);
    }
}
