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

    @Inject
    private Passwords passwords;

    /// Gives the administrator a new one.
    ///
    /// @return the password in clear, to be shown once
    String give(Administrator administrator) {
        String password = passwords.generate();
        administrator.giveOneTimePassword(
                passwords.hash(password), Instant.now().plus(VALID));
        return password;
    }
}
