package org.mailmax.signing;

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
import jakarta.persistence.Version;
import java.time.Instant;
import org.mailmax.directory.Domain;
import org.mailmax.mail.address.DomainName;

/// A DKIM key of a domain.
@Entity
@Table(name = "signing_key")
public class SigningKey {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entity_id")
    @SequenceGenerator(name = "entity_id", sequenceName = "entity_id", allocationSize = 50)
    private long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "domain_id", updatable = false)
    private Domain domain;

    @Column(updatable = false)
    private String selector;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Algorithm algorithm;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "private_key", updatable = false)
    private String sealedPrivateKey;

    @Column(name = "public_key", updatable = false)
    private String publicKey;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "changed_at")
    private long changedAt;

    @Version
    private long version;

    /// The life of a key, one way only.
    public enum State {
        /// To be published; nothing is signed by it yet.
        PREPARED,
        /// Signs.
        ACTIVE,
        /// Signs no more, and must stay published as long as mail signed by it may be on its way.
        RETIRED
    }

    protected SigningKey() {}

    /// @param sealedPrivateKey PKCS #8, sealed
    /// @param publicKey in base 64, as the DNS shows it
    SigningKey(
            Domain domain,
            String selector,
            Algorithm algorithm,
            String sealedPrivateKey,
            String publicKey,
            Instant now) {
        this.domain = domain;
        this.selector = selector;
        this.algorithm = algorithm;
        this.state = State.PREPARED;
        this.sealedPrivateKey = sealedPrivateKey;
        this.publicKey = publicKey;
        this.createdAt = now.getEpochSecond();
        this.changedAt = createdAt;
    }

    public DomainName domain() {
        return domain.name();
    }

    public String selector() {
        return selector;
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    public State state() {
        return state;
    }

    String sealedPrivateKey() {
        return sealedPrivateKey;
    }

    public Instant created() {
        return Instant.ofEpochSecond(createdAt);
    }

    /// When it came into its state.
    public Instant changed() {
        return Instant.ofEpochSecond(changedAt);
    }

    void become(State next, Instant now) {
        if (next.compareTo(state) <= 0) {
            throw new IllegalStateException("a key that is " + state + " does not become " + next);
        }
        state = next;
        changedAt = now.getEpochSecond();
    }

    /// The name of its TXT record (RFC 6376 §3.6.2.1), without a final dot.
    public String recordName() {
        return selector + "._domainkey." + domain();
    }

    /// The text of its TXT record (RFC 6376 §3.6.1).
    public String recordText() {
        return "v=DKIM1; k=" + algorithm.keyType() + "; p=" + publicKey;
    }
}
