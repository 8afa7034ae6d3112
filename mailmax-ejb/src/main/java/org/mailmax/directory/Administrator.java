package org.mailmax.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// Somebody who may log in to the administration.
@Entity
@Table(name = "administrator")
public class Administrator {

    /// Of the whole system, of several domains, or of one.
    public enum Role {
        SYSTEM,
        RESELLER,
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

    @ManyToMany
    @JoinTable(
            name = "administrator_domain",
            joinColumns = @JoinColumn(name = "administrator_id"),
            inverseJoinColumns = @JoinColumn(name = "domain_id"))
    private Set<Domain> domains = new HashSet<>();

    @Column(name = "max_domains")
    private long maxDomains;

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

    /// @param maxDomains how many domains there may be altogether when the reseller adds one; 0: adds none
    public static Administrator reseller(EmailAddress address, long maxDomains, Instant created) {
        Administrator reseller = new Administrator(address, Role.RESELLER, Optional.empty(), created);
        reseller.maxDomains = maxDomains;
        return reseller;
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

    /// The domains of a reseller.
    public Set<Domain> domains() {
        return Set.copyOf(domains);
    }

    public void entrust(Domain added) {
        domains.add(added);
    }

    public void withdraw(Domain removed) {
        domains.removeIf(each -> each.id() == removed.id());
    }

    public long maxDomains() {
        return maxDomains;
    }

    /// Whether everything within this domain is up to this administrator.
    public boolean administers(DomainName name) {
        return switch (role) {
            case SYSTEM -> true;
            case RESELLER -> domains.stream().anyMatch(own -> own.name().equals(name));
            case POSTMASTER -> domain.name().equals(name);
        };
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

    /// The one-time password that was given out is used up; the right to choose an own one stays until its time is
    /// over.
    public void replaceOneTimePassword(String newHash) {
        passwordHash = newHash;
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
