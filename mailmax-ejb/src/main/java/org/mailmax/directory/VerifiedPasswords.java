package org.mailmax.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Remembers for some minutes which passwords were right, since mail clients log in all day long and each hash costs
/// tens of milliseconds.
///
/// What is kept is an HMAC over the stored hash and the password with a key that lives in memory only: no password can
/// be got back from it, nothing of one account can serve another, and a changed password is forgotten by itself,
/// because its stored hash has changed.
@ApplicationScoped
public class VerifiedPasswords {

    static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);
    static final int MOST_REMEMBERED = 50_000;

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Cache<ByteBuffer, Boolean> verified;

    public VerifiedPasswords() {
        this(Ticker.systemTicker());
    }

    VerifiedPasswords(Ticker clock) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, HMAC);
        verified = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(REMEMBERED_FOR)
                .ticker(clock)
                .build();
    }

    boolean contains(String storedHash, String secret) {
        return verified.getIfPresent(mark(storedHash, secret)) != null;
    }

    void add(String storedHash, String secret) {
        verified.put(mark(storedHash, secret), Boolean.TRUE);
    }

    private ByteBuffer mark(String storedHash, String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(storedHash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return ByteBuffer.wrap(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
