package org.mailmax.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.DomainName;

/// The domains in the database.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Domains {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    public Optional<Domain> find(DomainName name) {
        return em.createQuery("SELECT d FROM Domain d WHERE d.name = :name", Domain.class)
                .setParameter("name", name.name())
                .getResultStream()
                .findFirst();
    }

    /// @return false when the domain exists already; the transaction must be given up then
    public boolean add(Domain domain) {
        em.persist(domain);
        return Constraints.flushed(em);
    }

    /// The domain, held until the end of the transaction: whoever counts what is in it counts alone.
    public Optional<Domain> lock(DomainName name) {
        return find(name).map(domain -> em.find(Domain.class, domain.id(), LockModeType.PESSIMISTIC_WRITE));
    }

    /// The second names of a domain.
    public List<DomainAlias> aliases(Domain domain) {
        return em.createQuery("SELECT a FROM DomainAlias a WHERE a.domain = :domain ORDER BY a.name", DomainAlias.class)
                .setParameter("domain", domain)
                .getResultList();
    }

    public Optional<DomainAlias> alias(DomainName name) {
        return Optional.ofNullable(em.find(DomainAlias.class, name.name()));
    }

    /// @return false when the name is a domain alias already; the transaction must be given up then
    public boolean addAlias(DomainAlias alias) {
        em.persist(alias);
        return Constraints.flushed(em);
    }

    public void removeAlias(DomainAlias alias) {
        em.remove(alias);
    }

    /// Removes a domain that has no accounts and no administrators left.
    public void remove(Domain domain) {
        em.createQuery("DELETE FROM DomainAlias a WHERE a.domain = :domain")
                .setParameter("domain", domain)
                .executeUpdate();
        em.remove(domain);
    }
}
