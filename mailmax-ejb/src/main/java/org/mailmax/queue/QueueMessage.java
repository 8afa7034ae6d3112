package org.mailmax.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.transfer.DeliveryOptions;

/// A message that waits to leave, for one or more recipients.
@Entity
@Table(name = "queue_message")
public class QueueMessage {

    @Id
    private long id;

    @Column(name = "trace_id", updatable = false)
    private String traceId;

    @Column(name = "content_id", updatable = false)
    private long contentId;

    @Column(name = "skip_octets", updatable = false)
    private int skipOctets;

    @Column(name = "prepend", updatable = false)
    private String prepend;

    @Column(name = "reverse_path", updatable = false)
    private String reversePath;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Origin origin;

    @Column(name = "account_id")
    private Long accountId;

    @Column(updatable = false)
    private boolean utf8;

    @Embedded
    private QueueOptions options;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    protected QueueMessage() {}

    QueueMessage(long id, QueueEntry entry, long contentId) {
        this.id = id;
        this.traceId = entry.traceId();
        this.contentId = contentId;
        this.skipOctets = entry.skipOctets();
        this.prepend = entry.prepend();
        this.reversePath =
                entry.reversePath().address().map(EmailAddress::toString).orElse("");
        this.origin = entry.origin();
        this.accountId = entry.account().map(AccountId::value).orElse(null);
        this.utf8 = entry.internationalised();
        this.options = new QueueOptions(entry.options());
        this.createdAt = entry.created().getEpochSecond();
    }

    /// In the order of [QueueRows].
    List<Object> columns() {
        List<Object> columns = new ArrayList<>(Arrays.asList(
                id, traceId, contentId, skipOctets, prepend, reversePath, origin.name(), accountId, utf8, createdAt));
        columns.addAll(options.columns());
        return columns;
    }

    public long id() {
        return id;
    }

    public String traceId() {
        return traceId;
    }

    public long contentId() {
        return contentId;
    }

    /// How many octets of the content stand before what is sent.
    public int skipOctets() {
        return skipOctets;
    }

    /// Header fields to be sent before the content.
    public String prepend() {
        return prepend;
    }

    /// True when a group of ours sends it to its members: then our domain vouches for it (RFC 8058 §4).
    public boolean isDistributed() {
        return prepend.contains("\r\nList-Unsubscribe-Post: ");
    }

    public ReversePath reversePath() {
        return new ReversePath(reversePath.isEmpty() ? Optional.empty() : Optional.of(EmailAddress.of(reversePath)));
    }

    public Origin origin() {
        return origin;
    }

    /// On whose behalf it is sent, when the account is still there.
    public Optional<AccountId> account() {
        return Optional.ofNullable(accountId).map(AccountId::new);
    }

    public boolean isInternationalised() {
        return utf8;
    }

    /// What the sender asked for.
    public DeliveryOptions options() {
        return options.options();
    }

    public Instant created() {
        return Instant.ofEpochSecond(createdAt);
    }
}
