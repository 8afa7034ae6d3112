package org.mailmax.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.mailmax.mail.address.EmailAddress;

/// Somebody on another host who has yet to get a message.
@Entity
@Table(name = "queue_recipient")
public class QueueRecipient {

    /// How far its delivery is.
    public enum State {
        WAITING
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entity_id")
    @SequenceGenerator(name = "entity_id", sequenceName = "entity_id", allocationSize = 50)
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

    private int attempts;

    @Column(name = "next_attempt")
    private long nextAttempt;

    @Column(name = "last_answer")
    private String lastAnswer = "";

    protected QueueRecipient() {}

    QueueRecipient(QueueMessage message, EmailAddress address) {
        this.message = message;
        this.address = address.toString();
        this.domain = address.domain().name();
        this.nextAttempt = message.created().getEpochSecond();
    }

    public QueueMessage message() {
        return message;
    }

    public EmailAddress address() {
        return EmailAddress.of(address);
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

    public String lastAnswer() {
        return lastAnswer;
    }
}
