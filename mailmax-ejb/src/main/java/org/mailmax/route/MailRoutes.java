package org.mailmax.route;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.relay.Destination.Login;
import org.mailmax.secret.Vault;

/// Routes and source addresses in the database. Passwords are sealed on the way in and opened on the way out.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MailRoutes {

    /// More are no table any more.
    public static final int MAX_ROUTES = 10_000;

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private Vault vault;

    public List<MailRoute> list() {
        return em.createQuery("SELECT r FROM MailRoute r ORDER BY r.scope, r.matchKey", MailRoute.class)
                .setMaxResults(MAX_ROUTES)
                .getResultList();
    }

    public Optional<MailRoute> find(RouteMatch match) {
        return em.createQuery("SELECT r FROM MailRoute r WHERE r.matchKey = :key", MailRoute.class)
                .setParameter("key", match.key())
                .getResultStream()
                .findFirst();
    }

    /// Adds a route where there is none.
    public void add(RouteMatch match, SmartHost to) {
        em.persist(new MailRoute(match, to, to.login().map(this::sealed).orElse("")));
        em.flush();
    }

    public void remove(MailRoute route) {
        em.remove(route);
    }

    /// The host of a route, with its password in clear.
    public SmartHost smartHost(MailRoute route) {
        Optional<Login> login = Optional.of(route)
                .filter(found -> !found.login().isEmpty())
                .map(found -> new Login(found.login(), password(found)));
        return new SmartHost(route.host(), route.port(), route.security(), login);
    }

    private String sealed(Login login) {
        return vault.seal(purpose(login.user()), login.password().getBytes(StandardCharsets.UTF_8));
    }

    private String password(MailRoute route) {
        return new String(vault.open(purpose(route.login()), route.sealedPassword()), StandardCharsets.UTF_8);
    }

    private static String purpose(String user) {
        return "smart host password of " + user;
    }

    public List<SourceAddress> sources() {
        return em.createQuery("SELECT s FROM SourceAddress s ORDER BY s.domain", SourceAddress.class)
                .getResultList();
    }

    /// @param domain of the sender, or [SourceAddress#OTHERS]
    public void source(String domain, InetAddress address) {
        Optional.ofNullable(em.find(SourceAddress.class, domain))
                .ifPresentOrElse(known -> known.move(address), () -> em.persist(new SourceAddress(domain, address)));
    }

    /// @return false when there was none
    public boolean removeSource(String domain) {
        SourceAddress known = em.find(SourceAddress.class, domain);
        if (known != null) {
            em.remove(known);
        }
        return known != null;
    }
}
