package org.mailmax.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.mail.transfer.RecipientOptions.Event;
import org.mailmax.mail.transfer.RecipientOptions.OriginalRecipient;

/// Somebody who has yet to get a message. That it is on its way at this moment is known in memory only, so after a
/// crash it is simply due again.
@Entity
@Table(name = "queue_recipient")
public class QueueRecipient {

    static final int MAX_ANSWER = 1000;
    static final int MAX_REASON = 400;

    /// Due when nobody looks any more: to be given up, not to be tried.
    static final long NEVER_AGAIN = 32_503_680_000L;

    /// NOTIFY=NEVER.
    private static final String NEVER = "NEVER";

    /// How far its delivery is.
    public enum State {
        /// It is tried when it is due.
        WAITING,
        /// It is not tried until somebody releases it.
        HELD
    }

    @Id
    private long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "queue_id", updatable = false)
    private QueueMessage message;

    @Column(updatable = false)
    private String address;

    @Column(updatable = false)
    private String domain;

    @Enumerated(EnumType.STRING)
    private State state = State.WAITING;

    @Column(updatable = false)
    private int priority;

    private int attempts;

    @Column(name = "next_attempt")
    private long nextAttempt;

    @Column(name = "first_attempt")
    private long firstAttempt;

    @Column(name = "last_attempt")
    private long lastAttempt;

    @Column(name = "notice_at")
    private long noticeAt;

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "last_answer")
    private String lastAnswer = "";

    @Column(name = "held_because")
    private String heldBecause = "";

    @Column(updatable = false)
    private String reports;

    @Column(name = "original_type", updatable = false)
    private String originalType;

    @Column(name = "original_address", updatable = false)
    private String originalAddress;

    protected QueueRecipient() {}

    QueueRecipient(long id, QueueMessage message, QueueEntry.Recipient recipient) {
        this.id = id;
        this.message = message;
        this.address = recipient.address().toString();
        this.domain = recipient.address().domain().name();
        this.priority = message.options().priority();
        this.nextAttempt = recipient.times().due().getEpochSecond();
        this.noticeAt = recipient.times().notice().getEpochSecond();
        this.expiresAt = recipient.times().expires().getEpochSecond();
        this.reports =
                recipient.options().reports().map(QueueRecipient::written).orElse("");
        Optional<OriginalRecipient> original = recipient.options().originalRecipient();
        this.originalType = original.map(OriginalRecipient::type).orElse("");
        this.originalAddress = original.map(OriginalRecipient::address).orElse("");
    }

    /// In the order of [QueueRows].
    List<Object> columns() {
        return List.of(
                id,
                message.id(),
                address,
                domain,
                state.name(),
                priority,
                attempts,
                nextAttempt,
                firstAttempt,
                lastAttempt,
                noticeAt,
                expiresAt,
                lastAnswer,
                heldBecause,
                reports,
                originalType,
                originalAddress);
    }

    public long id() {
        return id;
    }

    public QueueMessage message() {
        return message;
    }

    public EmailAddress address() {
        return EmailAddress.of(address);
    }

    public DomainName domain() {
        return new DomainName(domain);
    }

    public State state() {
        return state;
    }

    public int attempts() {
        return attempts;
    }

    public Instant nextAttempt() {
        return Instant.ofEpochSecond(nextAttempt);
    }

    void dueFrom(Instant time) {
        nextAttempt = time.getEpochSecond();
    }

    /// When it was tried first and last; nothing when never.
    public Optional<Instant> firstAttempt() {
        return time(firstAttempt);
    }

    public Optional<Instant> lastAttempt() {
        return time(lastAttempt);
    }

    /// When the sender is to be told that it takes long, or that it was given up.
    public Instant notice() {
        return Instant.ofEpochSecond(noticeAt);
    }

    public Instant expires() {
        return Instant.ofEpochSecond(expiresAt);
    }

    public String lastAnswer() {
        return lastAnswer;
    }

    /// Why it is held; empty when it is not.
    public String heldBecause() {
        return heldBecause;
    }

    public RecipientOptions options() {
        return new RecipientOptions(
                reports.isEmpty() ? Optional.empty() : Optional.of(events(reports)),
                originalType.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new OriginalRecipient(originalType, originalAddress)));
    }

    /// An attempt has failed for now.
    void defer(Outcome.Deferred outcome) {
        attempts++;
        lastAttempt = outcome.at().getEpochSecond();
        firstAttempt = firstAttempt == 0 ? lastAttempt : firstAttempt;
        nextAttempt = outcome.next().getEpochSecond();
        lastAnswer = cut(outcome.answer(), MAX_ANSWER);
    }

    /// The sender has been told; the next notice is the last.
    void noticed() {
        noticeAt = expiresAt;
    }

    void hold(String because) {
        state = State.HELD;
        heldBecause = cut(because, MAX_REASON);
    }

    private static Optional<Instant> time(long seconds) {
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }

    private static String written(Set<Event> events) {
        return events.isEmpty()
                ? NEVER
                : events.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    private static Set<Event> events(String reports) {
        return reports.equals(NEVER)
                ? Set.of()
                : Arrays.stream(reports.split(",")).map(Event::valueOf).collect(Collectors.toSet());
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
