package org.mailmax.queue.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.mailmax.mail.identity.AccountId;

/// The row of a message that was sent to leave later.
@Entity
@Table(name = "scheduled_message")
public class ScheduledMessage {

    private static final int MAX_TEXT = 400;

    @Id
    @Column(name = "trace_id")
    private String traceId;

    @Column(name = "account_id", updatable = false)
    private long accountId;

    @Column(name = "due_at", updatable = false)
    private long dueAt;

    @Column(name = "folder_id", updatable = false)
    private long folderId;

    @Column(updatable = false)
    private long uid;

    @Column(updatable = false)
    private String subject;

    @Column(updatable = false)
    private String recipients;

    protected ScheduledMessage() {}

    ScheduledMessage(AccountId account, Scheduled message) {
        this.traceId = message.traceId();
        this.accountId = account.value();
        this.dueAt = message.due().getEpochSecond();
        this.folderId = message.folder();
        this.uid = message.uid();
        this.subject = cut(message.subject());
        this.recipients = cut(message.recipients());
    }

    Scheduled asScheduled() {
        return new Scheduled(traceId, Instant.ofEpochSecond(dueAt), folderId, uid, subject, recipients);
    }

    private static String cut(String text) {
        int end = text.offsetByCodePoints(0, Math.min(MAX_TEXT / 2, text.codePointCount(0, text.length())));
        return text.substring(0, end);
    }
}
