package org.mailmax.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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

    /// Removes a domain that has no accounts and no administrators left.
    public void remove(Domain domain) {
        em.remove(domain);
    }
}
