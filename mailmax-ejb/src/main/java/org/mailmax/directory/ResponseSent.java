package org.mailmax.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.mailmax.mail.address.EmailAddress;

/// When an account last answered a sender: the same sender gets no second answer for a while (RFC 3834 §2).
@Entity
@Table(name = "response_sent")
@IdClass(ResponseSentKey.class)
public class ResponseSent {

    @Id
    @ManyToOne(optional = false)
    @JoinColumn(name = "account_id")
    private Account account;

    @Id
    @Column(name = "sender_key")
    private String senderKey;

    @Column(name = "sent_at")
    private long sentAt;

    protected ResponseSent() {}

    public ResponseSent(Account account, EmailAddress sender, Instant sent) {
        this.account = account;
        this.senderKey = Forward.key(sender);
        this.sentAt = sent.getEpochSecond();
    }

    public Instant sent() {
        return Instant.ofEpochSecond(sentAt);
    }

    public void sentAgain(Instant sent) {
        sentAt = sent.getEpochSecond();
    }
}
