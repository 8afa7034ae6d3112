package org.mailmax.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.mail.address.EmailAddress;

/// The administrators in the database.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Administrators {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    public Optional<Administrator> find(EmailAddress address) {
        return em.createQuery("SELECT a FROM Administrator a WHERE a.address = :address", Administrator.class)
                .setParameter("address", Administrator.key(address))
                .getResultStream()
                .findFirst();
    }

    public Optional<Administrator> find(long id) {
        return Optional.ofNullable(em.find(Administrator.class, id));
    }

    /// All administrators, those of the system first.
    public List<Administrator> all() {
        return em.createQuery("SELECT a FROM Administrator a ORDER BY a.role DESC, a.address", Administrator.class)
                .getResultList();
    }

    public List<Administrator> ofDomain(Domain domain) {
        return em.createQuery("SELECT a FROM Administrator a WHERE a.domain = :domain", Administrator.class)
                .setParameter("domain", domain)
                .getResultList();
    }

    public long count(Role role) {
        return em.createQuery("SELECT COUNT(a) FROM Administrator a WHERE a.role = :role", Long.class)
                .setParameter("role", role)
                .getSingleResult();
    }

    /// @return false when an administrator of this address exists already; the transaction must be given up then
    public boolean add(Administrator administrator) {
        em.persist(administrator);
        return Constraints.flushed(em);
    }

    /// Resellers lose the domain, since it goes.
    public void withdraw(Domain domain) {
        em.createQuery("SELECT a FROM Administrator a JOIN a.domains d WHERE d = :domain", Administrator.class)
                .setParameter("domain", domain)
                .getResultList()
                .forEach(reseller -> reseller.withdraw(domain));
        em.flush();
    }

    public void remove(Administrator administrator) {
        em.createNativeQuery("DELETE FROM second_factor WHERE owner = ?1")
                .setParameter(
                        1,
                        SecondFactor.Owner.ofAdministrator(administrator.id()).key())
                .executeUpdate();
        em.remove(administrator);
    }
}
