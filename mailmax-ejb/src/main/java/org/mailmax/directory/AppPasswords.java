package org.mailmax.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.identity.Service;

/// The app passwords in the database.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AppPasswords {

    /// What a person types has blanks or dashes in it, perhaps; anything longer is none of ours.
    private static final int MAX_TYPED = 40;

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// The app password that was typed, when it opens this door of the account now.
    public Optional<AppPassword> find(Account account, String typed, Service service, Instant now) {
        return typed.length() > MAX_TYPED
                ? Optional.empty()
                : em.createQuery(
                                "SELECT p FROM AppPassword p WHERE p.account = :account AND p.secret = :secret",
                                AppPassword.class)
                        .setParameter("account", account)
                        .setParameter("secret", AppPassword.digest(typed))
                        .getResultStream()
                        .filter(found -> found.opens(service, now))
                        .findFirst();
    }

    /// The newest first.
    public List<AppPassword> of(Account account) {
        return em.createQuery(
                        "SELECT p FROM AppPassword p WHERE p.account = :account ORDER BY p.createdAt DESC, p.id DESC",
                        AppPassword.class)
                .setParameter("account", account)
                .getResultList();
    }

    public void add(AppPassword password) {
        em.persist(password);
    }

    public void remove(AppPassword password) {
        em.remove(em.contains(password) ? password : em.merge(password));
    }
}
