package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.mailmax.directory.Administrator;
import org.mailmax.directory.Passwords;

/// First passwords made at random, which open nothing but the choice of an own one.
@ApplicationScoped
public class OneTimePasswords {

    /// How long such a password can be used.
    public static final Duration VALID = Duration.ofHours(24);

    /// The word of the documentation. It can be guessed by everybody, so it works once and never again.
    static final String WORD = "password";

    @Inject
    private Passwords passwords;

    /// Gives the administrator a new one, made at random.
    ///
    /// @return the password in clear, to be shown once
    String give(Administrator administrator) {
        return give(administrator, FirstPassword.RANDOM);
    }

    String give(Administrator administrator, FirstPassword kind) {
        String password =
                switch (kind) {
                    case RANDOM -> passwords.generate();
                    case WORD -> WORD;
                };
        administrator.giveOneTimePassword(
                passwords.hash(password), Instant.now().plus(VALID));
        return password;
    }

    /// Whether this one is of no use any more once it was typed.
    static boolean isUsedUpBy(String typed) {
        return typed.equals(WORD);
    }
}
