package org.mailmax.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;

/// The accounts in the database, with the addresses they claim and those they forward to.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Accounts {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// The account of this very name; an alias does not count.
    public Optional<Account> find(EmailAddress address) {
        return claim(address).filter(claim -> !claim.isAlias()).map(Address::account);
    }

    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(em.find(Account.class, id.value()));
    }

    /// All accounts of a domain.
    public List<Account> of(Domain domain) {
        return em.createQuery("SELECT a FROM Account a WHERE a.domain = :domain ORDER BY a.id", Account.class)
                .setParameter("domain", domain)
                .getResultList();
    }

    /// Who has claimed this address, as its own name or as an alias.
    public Optional<Address> claim(EmailAddress address) {
        return em.createQuery(
                        "SELECT a FROM Address a JOIN FETCH a.account"
                                + " WHERE a.domain.name = :domain AND a.localKey = :key",
                        Address.class)
                .setParameter("domain", address.domain().name())
                .setParameter("key", address.localKey())
                .getResultStream()
                .findFirst();
    }

    /// The claims in a domain for any of these local parts, all in lower case.
    public List<Address> claims(DomainName domain, List<String> keys) {
        return em.createQuery(
                        "SELECT a FROM Address a JOIN FETCH a.account JOIN FETCH a.domain"
                                + " WHERE a.domain.name = :domain AND a.localKey IN :keys",
                        Address.class)
                .setParameter("domain", domain.name())
                .setParameter("keys", keys)
                .getResultList();
    }

    /// Saves a new account and claims its name.
    public void add(Account account) throws AddressTaken {
        em.persist(account);
        claim(Address.ofAccount(account));
    }

    /// Claims another name for an account.
    public void addAlias(Account account, String localPart) throws AddressTaken {
        claim(Address.alias(account, localPart, false));
    }

    /// Claims another name for an account, as its user wants it.
    public void addOwnAlias(Account account, String localPart) throws AddressTaken {
        claim(Address.alias(account, localPart, true));
    }

    private void claim(Address claim) throws AddressTaken {
        if (claim(claim.address()).isPresent()) {
            throw new AddressTaken(claim.address());
        }
        em.persist(claim);
        if (!Constraints.flushed(em)) {
            throw new AddressTaken(claim.address());
        }
    }

    /// The aliases of an account, by name.
    public List<Address> aliases(Account account) {
        return em.createQuery(
                        "SELECT a FROM Address a WHERE a.account = :account AND a.alias = TRUE ORDER BY a.localKey",
                        Address.class)
                .setParameter("account", account)
                .getResultList();
    }

    public void removeAlias(Address alias) {
        em.remove(alias);
    }

    /// The addresses an account forwards to, by name.
    public List<Forward> forwards(Account account) {
        return em.createQuery("SELECT f FROM Forward f WHERE f.account = :account ORDER BY f.targetKey", Forward.class)
                .setParameter("account", account)
                .getResultList();
    }

    public Optional<Forward> forward(Account account, EmailAddress target) {
        return Optional.ofNullable(
                em.find(Forward.class, new ForwardKey(account.id().value(), Forward.key(target))));
    }

    /// @return false when the account forwards there already; the transaction must be given up then
    public boolean addForward(Account account, EmailAddress target) {
        em.persist(new Forward(account, target));
        return Constraints.flushed(em);
    }

    public void removeForward(Forward forward) {
        em.remove(forward);
    }

    /// Removes an account with its claims, forwards and marks of answered senders. What it holds, folders and messages,
    /// must have been removed before.
    public void remove(Account account) {
        em.flush();
        for (String owned : List.of("Address", "Forward", "ResponseSent", "AppPassword")) {
            em.createQuery("DELETE FROM " + owned + " x WHERE x.account = :account")
                    .setParameter("account", account)
                    .executeUpdate();
        }
        em.createQuery("DELETE FROM MailboxMember m WHERE m.mailbox = :account OR m.member = :account")
                .setParameter("account", account)
                .executeUpdate();
        em.createNativeQuery("DELETE FROM login_record WHERE account_id = ?1")
                .setParameter(1, account.id().value())
                .executeUpdate();
        em.createNativeQuery("DELETE FROM second_factor WHERE owner = ?1")
                .setParameter(1, SecondFactor.Owner.of(account.id()).key())
                .executeUpdate();
        em.remove(account);
    }
}
