package org.mailmax.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;

/// Somebody who has a mailbox with us, and what shall happen to mail that arrives for it.
@Entity
@Table(name = "account")
public class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entity_id")
    @SequenceGenerator(name = "entity_id", sequenceName = "entity_id", allocationSize = 50)
    private long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "domain_id", updatable = false)
    private Domain domain;

    @Column(name = "local_part", updatable = false)
    private String localPart;

    @Column(name = "password_hash")
    private String passwordHash;

    private boolean enabled = true;

    @Column(name = "store_mail")
    private boolean storeMail = true;

    @Column(name = "allow_forwarding")
    private boolean allowForwarding;

    @Column(name = "allow_responder")
    private boolean allowResponder;

    @Column(name = "responder_subject")
    private String responderSubject = "";

    @Column(name = "responder_text")
    private String responderText = "";

    @Column(name = "quota_octets")
    private long quotaOctets;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Version
    private long version;

    protected Account() {}

    /// @param passwordHash what [Passwords#hash] made
    public Account(Domain domain, String localPart, String passwordHash, Instant created) {
        this.domain = domain;
        this.localPart = localPart;
        this.passwordHash = passwordHash;
        this.createdAt = created.getEpochSecond();
    }

    /// An account nobody can log in to before it is given a password.
    public static Account withoutPassword(Domain domain, String localPart, Instant created) {
        return new Account(domain, localPart, PasswordHash.NONE, created);
    }

    public AccountId id() {
        return new AccountId(id);
    }

    public Domain domain() {
        return domain;
    }

    public EmailAddress address() {
        return new EmailAddress(localPart, domain.name());
    }

    public String passwordHash() {
        return passwordHash;
    }

    public void changePassword(String newHash) {
        passwordHash = newHash;
    }

    public boolean hasPassword() {
        return !passwordHash.equals(PasswordHash.NONE);
    }

    public boolean isEnabled() {
        return enabled;
    }

    /// True when neither the account nor its domain is switched off.
    public boolean isInUse() {
        return enabled && domain.isEnabled();
    }

    public AccountSettings settings() {
        return new AccountSettings(
                enabled,
                storeMail,
                allowForwarding,
                new ResponderSettings(allowResponder, responderSubject, responderText),
                quotaOctets);
    }

    public void change(AccountSettings settings) {
        enabled = settings.enabled();
        storeMail = settings.storeMail();
        allowForwarding = settings.allowForwarding();
        allowResponder = settings.responder().allowed();
        responderSubject = settings.responder().subject();
        responderText = settings.responder().text();
        quotaOctets = settings.quotaOctets();
    }

    public Instant created() {
        return Instant.ofEpochSecond(createdAt);
    }
}
