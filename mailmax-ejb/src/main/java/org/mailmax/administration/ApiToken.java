package org.mailmax.administration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.mailmax.directory.Administrator;

/// A token of the REST API, without the token.
@Entity
@Table(name = "api_token")
public class ApiToken {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entity_id")
    @SequenceGenerator(name = "entity_id", sequenceName = "entity_id", allocationSize = 50)
    private long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "administrator_id", updatable = false)
    private Administrator administrator;

    @Column(name = "token_hash", updatable = false)
    private String hash;

    @Column(updatable = false)
    private String label;

    @Column(updatable = false)
    private String scopes;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "expires_at", updatable = false)
    private long expiresAt;

    @Column(name = "last_used_at")
    private long lastUsedAt;

    protected ApiToken() {}

    ApiToken(Administrator administrator, String hash, String label, Set<TokenScope> scopes, Instant now) {
        this.administrator = administrator;
        this.hash = hash;
        this.label = label;
        this.scopes = TokenScope.join(scopes);
        this.createdAt = now.getEpochSecond();
    }

    ApiToken until(Instant expires) {
        expiresAt = expires.getEpochSecond();
        return this;
    }

    long id() {
        return id;
    }

    Administrator administrator() {
        return administrator;
    }

    String label() {
        return label;
    }

    Set<TokenScope> scopes() {
        return TokenScope.split(scopes);
    }

    boolean isValid(Instant now) {
        return now.getEpochSecond() < expiresAt;
    }

    void used(Instant now) {
        lastUsedAt = now.getEpochSecond();
    }

    TokenSummary summary() {
        return new TokenSummary(
                id,
                administrator.address(),
                label,
                scopes(),
                Instant.ofEpochSecond(createdAt),
                Instant.ofEpochSecond(expiresAt),
                lastUsedAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(lastUsedAt)));
    }
}
