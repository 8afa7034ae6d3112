package org.mailmax.directory;

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
import java.util.Locale;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;

/// Somebody who may log in to the administration.
@Entity
@Table(name = "administrator")
public class Administrator {

    /// Of the whole system, or of one domain.
    public enum Role {
        SYSTEM,
        POSTMASTER
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entity_id")
    @SequenceGenerator(name = "entity_id", sequenceName = "entity_id", allocationSize = 50)
    private long id;

    @Column(updatable = false)
    private String address;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Role role;

    @ManyToOne
    @JoinColumn(name = "domain_id", updatable = false)
    private Domain domain;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "one_time")
    private boolean oneTime;

    @Column(name = "one_time_until")
    private long oneTimeUntil;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Version
    private long version;

    protected Administrator() {}

    private Administrator(EmailAddress address, Role role, Optional<Domain> domain, Instant created) {
        this.address = key(address);
        this.role = role;
        this.domain = domain.orElse(null);
        this.passwordHash = PasswordHash.NONE;
        this.createdAt = created.getEpochSecond();
    }

    public static Administrator ofSystem(EmailAddress address, Instant created) {
        return new Administrator(address, Role.SYSTEM, Optional.empty(), created);
    }

    public static Administrator postmaster(EmailAddress address, Domain domain, Instant created) {
        return new Administrator(address, Role.POSTMASTER, Optional.of(domain), created);
    }

    static String key(EmailAddress address) {
        return address.toString().toLowerCase(Locale.ROOT);
    }

    public long id() {
        return id;
    }

    public EmailAddress address() {
        return EmailAddress.of(address);
    }

    public Role role() {
        return role;
    }

    /// The domain a postmaster looks after.
    public Optional<Domain> domain() {
        return Optional.ofNullable(domain);
    }

    public String passwordHash() {
        return passwordHash;
    }

    public void changePassword(String newHash) {
        passwordHash = newHash;
        oneTime = false;
        oneTimeUntil = 0;
    }

    /// Gives out a password that opens nothing but the choice of a new one, until the given time.
    public void giveOneTimePassword(String newHash, Instant until) {
        passwordHash = newHash;
        oneTime = true;
        oneTimeUntil = until.getEpochSecond();
    }

    public boolean hasOneTimePassword() {
        return oneTime;
    }

    public boolean oneTimePasswordIsValid(Instant now) {
        return oneTime && now.getEpochSecond() < oneTimeUntil;
    }

    public Instant created() {
        return Instant.ofEpochSecond(createdAt);
    }
}
