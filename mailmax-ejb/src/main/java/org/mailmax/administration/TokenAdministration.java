package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Administrator;
import org.mailmax.directory.Administrators;
import org.mailmax.mail.address.EmailAddress;

/// Tokens for programs that use the REST API in the name of an administrator. A token never opens more than its scopes,
/// and never more than its administrator may do at that moment.
@Stateless
public class TokenAdministration {

    /// So that a token is recognised where it should not stand.
    public static final String PREFIX = "mailmax_";

    public static final int MAX_LABEL = 64;

    /// Days until it expires.
    public static final int MAX_DAYS = 366;

    private static final int RANDOM_OCTETS = 16;
    private static final Duration NOTED = Duration.ofMinutes(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private Administrators administrators;

    @Inject
    private AuditTrail audit;

    /// Who is calling, and what the token opens.
    public record Caller(Actor actor, Set<TokenScope> scopes, long token) {}

    /// The actor's own tokens; those of everybody for the operator.
    public List<TokenSummary> list(Actor actor) throws AdministrationException {
        Optional<Administrator> owner = owner(actor);
        return em.createQuery("SELECT t FROM ApiToken t ORDER BY t.id", ApiToken.class)
                .getResultStream()
                .filter(token -> owner.map(token.administrator()::equals).orElse(true))
                .map(ApiToken::summary)
                .toList();
    }

    /// Makes a token for oneself.
    ///
    /// @param days until it expires
    public NewToken add(Actor actor, String label, Set<TokenScope> scopes, int days) throws AdministrationException {
        Administrator owner =
                owner(actor).orElseThrow(() -> new NotAllowed("A token belongs to an administrator: name one."));
        return add(actor, owner, label, scopes, days);
    }

    /// Makes a token for an administrator; only the operator may.
    public NewToken add(Actor actor, EmailAddress owner, String label, Set<TokenScope> scopes, int days)
            throws AdministrationException {
        if (owner(actor).isPresent()) {
            throw new NotAllowed("A token is made by its administrator or by the operator.");
        }
        Administrator administrator = administrators
                .find(owner)
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "There is no administrator " + owner + "."));
        return add(actor, administrator, label, scopes, days);
    }

    public void delete(Actor actor, long id) throws AdministrationException {
        Optional<Administrator> owner = owner(actor);
        ApiToken token = Optional.ofNullable(em.find(ApiToken.class, id))
                .filter(found -> owner.map(found.administrator()::equals).orElse(true))
                .orElseThrow(() -> new NotFound(Field.TOKEN, "There is no token " + id + "."));
        em.remove(token);
        audit.record(actor, AuditAction.TOKEN_DELETE, token.administrator().address(), token.label());
    }

    /// Who shows this token; nobody when it is none, or none any more.
    public Optional<Caller> authenticate(String token, Instant now) {
        Optional<ApiToken> found = token.startsWith(PREFIX)
                ? em.createQuery("SELECT t FROM ApiToken t WHERE t.hash = :hash", ApiToken.class)
                        .setParameter("hash", hash(token))
                        .getResultStream()
                        .findFirst()
                : Optional.empty();
        return found.filter(it -> it.isValid(now))
                .filter(it -> !it.administrator().hasOneTimePassword())
                .map(it -> caller(it, now));
    }

    private static Caller caller(ApiToken token, Instant now) {
        boolean recent =
                token.summary().lastUsed().map(now.minus(NOTED)::isBefore).orElse(false);
        if (!recent) {
            token.used(now);
        }
        return new Caller(AdministratorPasswords.actor(token.administrator()), token.scopes(), token.id());
    }

    private NewToken add(Actor actor, Administrator owner, String label, Set<TokenScope> scopes, int days)
            throws InvalidValue {
        String name = label.strip();
        if (name.isEmpty() || name.length() > MAX_LABEL || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(Field.LABEL, "A label has 1 to " + MAX_LABEL + " characters.");
        }
        if (scopes.isEmpty()) {
            throw new InvalidValue(Field.SCOPE, "Choose at least one scope.");
        }
        if (days < 1 || days > MAX_DAYS) {
            throw new InvalidValue(Field.EXPIRY, "A token lives 1 to " + MAX_DAYS + " days.");
        }
        byte[] random = new byte[RANDOM_OCTETS];
        RANDOM.nextBytes(random);
        String text = PREFIX + HexFormat.of().formatHex(random);
        Instant now = Instant.now();
        ApiToken token = new ApiToken(owner, hash(text), name, scopes, now).until(now.plus(Duration.ofDays(days)));
        em.persist(token);
        audit.record(actor, AuditAction.TOKEN_ADD, owner.address(), name + ": " + TokenScope.join(scopes));
        return new NewToken(text, token.summary());
    }

    /// Nobody for the operator, who may do everything.
    private Optional<Administrator> owner(Actor actor) throws NotAllowed {
        if (actor instanceof Actor.Operator) {
            return Optional.empty();
        }
        return Optional.of(administrators
                .find(EmailAddress.of(actor.name()))
                .filter(found -> AdministratorPasswords.actor(found).equals(actor))
                .orElseThrow(() -> new NotAllowed("Only an administrator has tokens.")));
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
