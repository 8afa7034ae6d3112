package org.mailmax.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.mailmax.mail.address.DomainName;

/// A destination that cannot be reached. All mail that waits for it waits for this one row.
@Entity
@Table(name = "queue_destination")
public class QueueDestination {

    @Id
    private String domain;

    private int failures;

    @Column(name = "failing_since")
    private long failingSince;

    @Column(name = "retry_at")
    private long retryAt;

    @Column(name = "last_answer")
    private String lastAnswer;

    protected QueueDestination() {}

    /// @param failures attempts in a row that reached no host
    public QueueDestination(DomainName domain, int failures, Instant since, Instant retry, String answer) {
        this.domain = domain.name();
        this.failures = failures;
        this.failingSince = since.getEpochSecond();
        this.retryAt = retry.getEpochSecond();
        this.lastAnswer =
                answer.length() > QueueRecipient.MAX_ANSWER ? answer.substring(0, QueueRecipient.MAX_ANSWER) : answer;
    }

    public DomainName domain() {
        return new DomainName(domain);
    }

    public int failures() {
        return failures;
    }

    public Instant failingSince() {
        return Instant.ofEpochSecond(failingSince);
    }

    /// When it is tried again.
    public Instant retryAt() {
        return Instant.ofEpochSecond(retryAt);
    }

    public String lastAnswer() {
        return lastAnswer;
    }
}
