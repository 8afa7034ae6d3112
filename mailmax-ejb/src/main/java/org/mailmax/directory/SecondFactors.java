package org.mailmax.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmax.directory.SecondFactor.Owner;

/// Two-factor authentication for the pages: a code of an authenticator app (RFC 6238), or a recovery code.
@Stateless
public class SecondFactors {

    private static final int RECOVERY_CODES = 10;
    private static final int MAX_TYPED = 40;

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private Passwords passwords;

    private final SecureRandom random = new SecureRandom();

    /// Whether the pages ask for a code.
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isOn(Owner owner) {
        return find(owner).filter(SecondFactor::isConfirmed).isPresent();
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public int recoveryCodesLeft(Owner owner) {
        return find(owner).map(SecondFactor::recoveryCodesLeft).orElse(0);
    }

    /// Begins anew: a secret for the app, in force as soon as a code of it was shown.
    ///
    /// @return the secret in Base32
    public String begin(Owner owner) {
        if (isOn(owner)) {
            throw new IllegalStateException("switch it off first");
        }
        find(owner).ifPresent(em::remove);
        em.flush();
        SecondFactor factor = new SecondFactor(owner, Totp.secret(random), Instant.now());
        em.persist(factor);
        return factor.secret();
    }

    /// Puts the app in force.
    ///
    /// @return the recovery codes, to be shown once; nothing when the code is not right
    public Optional<List<String>> confirm(Owner owner, String code) {
        List<String> recovery =
                Stream.generate(passwords::generate).limit(RECOVERY_CODES).toList();
        return find(owner)
                .filter(factor -> !factor.isConfirmed() && factor.accept(code, Instant.now()))
                .map(factor -> {
                    factor.confirm(recovery);
                    return recovery;
                });
    }

    /// Whether the code is right; no code is taken twice, by however many requests at the same time.
    public boolean accepts(Owner owner, String code) {
        return code.length() <= MAX_TYPED
                && locked(owner)
                        .filter(SecondFactor::isConfirmed)
                        .filter(factor -> factor.accept(code, Instant.now()) || factor.acceptRecovery(code))
                        .isPresent();
    }

    public void switchOff(Owner owner) {
        find(owner).ifPresent(em::remove);
    }

    private Optional<SecondFactor> find(Owner owner) {
        return Optional.ofNullable(em.find(SecondFactor.class, owner.key()));
    }

    private Optional<SecondFactor> locked(Owner owner) {
        return Optional.ofNullable(em.find(SecondFactor.class, owner.key(), LockModeType.PESSIMISTIC_WRITE));
    }
}
