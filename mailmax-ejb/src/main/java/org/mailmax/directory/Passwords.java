package org.mailmax.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.mailmax.directory.PasswordHash.Cost;

/// Hashes and checks passwords, a few at a time: each hash takes 19 MiB, so five hundred logins at once wait for one
/// another instead of taking all memory.
@ApplicationScoped
public class Passwords {

    /// A longer password is refused: hashing megabytes would be a weapon.
    public static final int MAX_CHARACTERS = 1024;

    /// A shorter one may not be chosen.
    public static final int MIN_CHARACTERS = 8;

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GENERATED_CHARACTERS = 16;

    private final Cost cost;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore running;
    private final PasswordHash nobodys;

    public Passwords() {
        this(Cost.DEFAULT);
    }

    Passwords(Cost cost) {
        this.cost = cost;
        this.running = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
        this.nobodys = PasswordHash.of(generate(random), cost, random);
    }

    /// The password in the form that is stored.
    public String hash(String secret) {
        return inTurn(() -> PasswordHash.of(secret, cost, random).toString());
    }

    /// Whether the password belongs to the stored form. An unknown account, or one without a password, costs the
    /// same time as a known one.
    public boolean matches(Optional<String> stored, String secret) {
        if (secret.length() > MAX_CHARACTERS) {
            return false;
        }
        Optional<PasswordHash> hash = stored.flatMap(PasswordHash::parse);
        return inTurn(() -> hash.orElse(nobodys).matches(secret)) && hash.isPresent();
    }

    /// True when the stored form was made with other costs than we use now.
    public boolean isOutdated(String stored) {
        return PasswordHash.parse(stored).map(hash -> !hash.cost().equals(cost)).orElse(false);
    }

    /// A password made at random, with letters and digits that are hard to mistake: about 79 bits.
    public String generate() {
        return generate(random);
    }

    private static String generate(SecureRandom random) {
        StringBuilder password = new StringBuilder(GENERATED_CHARACTERS);
        random.ints(GENERATED_CHARACTERS, 0, ALPHABET.length()).forEach(i -> password.append(ALPHABET.charAt(i)));
        return password.toString();
    }

    private <T> T inTurn(Supplier<T> work) {
        running.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            running.release();
        }
    }
}
