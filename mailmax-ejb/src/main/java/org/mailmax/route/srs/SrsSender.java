package org.mailmax.route.srs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.mailmax.mail.address.EmailAddress;

/// A sender whose rewritten address would be too long, under a short name.
@Entity
@Table(name = "srs_sender")
public class SrsSender {

    @Id
    private String token;

    @Column(updatable = false)
    private String address;

    @Column(name = "used_at")
    private long usedAt;

    protected SrsSender() {}

    SrsSender(String token, EmailAddress address, Instant now) {
        this.token = token;
        this.address = address.toString();
        this.usedAt = now.getEpochSecond();
    }

    EmailAddress address() {
        return EmailAddress.of(address);
    }

    void use(Instant now) {
        usedAt = Math.max(usedAt, now.getEpochSecond());
    }
}
