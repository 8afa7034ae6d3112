package org.mailmax.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.mailmax.mail.address.EmailAddress;

/// A claim: this address belongs to that account, as its own name or as an alias. The primary key promises that no
/// address is claimed twice in the whole system, whoever tries at the same moment.
@Entity
@Table(name = "address")
@IdClass(AddressKey.class)
public class Address {

    /// The local part that stands for every address of its domain which nobody else claims.
    public static final String CATCHREST = "catchrest";

    @Id
    @ManyToOne(optional = false)
    @JoinColumn(name = "domain_id")
    private Domain domain;

    @Id
    @Column(name = "local_key")
    private String localKey;

    @ManyToOne(optional = false)
    @JoinColumn(name = "account_id", updatable = false)
    private Account account;

    @Column(name = "local_part", updatable = false)
    private String localPart;

    @Column(name = "is_alias", updatable = false)
    private boolean alias;

    @Column(name = "self_made", updatable = false)
    private boolean selfMade;

    protected Address() {}

    private Address(Account account, EmailAddress address, boolean alias, boolean selfMade) {
        this.domain = account.domain();
        this.localKey = address.localKey();
        this.account = account;
        this.localPart = address.localPart();
        this.alias = alias;
        this.selfMade = selfMade;
    }

    /// The claim of the account's own name.
    static Address ofAccount(Account account) {
        return new Address(account, account.address(), false, false);
    }

    /// The claim of another name in the domain of the account.
    static Address alias(Account account, String localPart, boolean selfMade) {
        return new Address(account, new EmailAddress(localPart, account.domain().name()), true, selfMade);
    }

    public EmailAddress address() {
        return new EmailAddress(localPart, domain.name());
    }

    public Account account() {
        return account;
    }

    /// True for an alias its user has made, and may remove.
    public boolean isSelfMade() {
        return selfMade;
    }

    public boolean isAlias() {
        return alias;
    }
}
