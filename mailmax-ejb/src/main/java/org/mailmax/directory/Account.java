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
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Service;

/// Somebody who has a mailbox with us, and what shall happen to mail that arrives for it.
@Entity
@Table(name = "account")
public class Account {

    /// What stands behind an address.
    public enum Kind {
        /// Mail for somebody.
        MAILBOX,
        /// One address of many members: mail goes on to each of them, and nobody logs in.
        GROUP
    }

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

    private boolean suspended;

    private int protocols = Access.bits(Access.PROTOCOLS);

    @Column(name = "responder_from")
    private long responderFrom;

    @Column(name = "responder_until")
    private long responderUntil;

    @Column(name = "responder_days")
    private int responderDays = ResponderPeriod.ALWAYS.days();

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Kind kind = Kind.MAILBOX;

    @Column(name = "second_factor")
    private boolean secondFactor;

    @Column(name = "own_aliases")
    private int ownAliases;

    @Column(name = "retired_at")
    private long retiredAt;

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

    /// An address that stands for its members: it forwards, keeps nothing and has no password.
    public static Account group(Domain domain, String localPart, Instant created) {
        Account group = withoutPassword(domain, localPart, created);
        group.kind = Kind.GROUP;
        group.storeMail = false;
        group.allowForwarding = true;
        return group;
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

    /// True when neither the account nor its domain is switched off: it takes mail.
    public boolean isInUse() {
        return enabled && !isRetired() && domain.isEnabled();
    }

    /// True when somebody may log in to it by this door.
    public boolean admits(Service service) {
        return isInUse()
                && kind == Kind.MAILBOX
                && domain.state() == DomainState.ACTIVE
                && settings().access().allows(service);
    }

    /// True when the password alone opens nothing: the pages ask for a code too, mail programs use app passwords.
    public boolean hasSecondFactor() {
        return secondFactor;
    }

    public void useSecondFactor(boolean use) {
        secondFactor = use;
    }

    /// How many aliases its user may make.
    public int ownAliases() {
        return ownAliases;
    }

    public void allowOwnAliases(int number) {
        ownAliases = number;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isRetired() {
        return retiredAt != 0;
    }

    /// Switches the account off, to be deleted some days later unless it is restored.
    public void retire(Instant now) {
        retiredAt = now.getEpochSecond();
    }

    /// When it was retired.
    public Instant retired() {
        return Instant.ofEpochSecond(retiredAt);
    }

    public void restore() {
        retiredAt = 0;
    }

    public AccountSettings settings() {
        return new AccountSettings(
                enabled,
                storeMail,
                allowForwarding,
                new ResponderSettings(
                        allowResponder,
                        responderSubject,
                        responderText,
                        ResponderPeriod.of(responderFrom, responderUntil, responderDays)),
                quotaOctets,
                new Access(suspended, Access.protocols(protocols)));
    }

    public void change(AccountSettings settings) {
        enabled = settings.enabled();
        storeMail = settings.storeMail();
        allowForwarding = settings.allowForwarding();
        allowResponder = settings.responder().allowed();
        responderSubject = settings.responder().subject();
        responderText = settings.responder().text();
        responderFrom = ResponderPeriod.seconds(settings.responder().period().from());
        responderUntil = ResponderPeriod.seconds(settings.responder().period().until());
        responderDays = settings.responder().period().days();
        quotaOctets = settings.quotaOctets();
        suspended = settings.access().suspended();
        protocols = Access.bits(settings.access().protocols());
    }

    public Instant created() {
        return Instant.ofEpochSecond(createdAt);
    }
}
