package org.mailmax.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// The password of Payara's own administrator, as its key file keeps it.
final class AdminPassword {

    private static final int SALT_OCTETS = 8;
    private static final int ROUNDS = 100;

    private AdminPassword() {}

    static String keyfileLine(String password) {
        byte[] salt = new byte[SALT_OCTETS];
        new SecureRandom().nextBytes(salt);
        return "admin;" + hash(password, salt) + ";asadmin\n";
    }

    /// `{SSHA256}`, then Base64 of the digest followed by the salt: SHA-256 over password and salt, and then 99 times
    /// over the digest itself.
    static String hash(String password, byte[] salt) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(password.getBytes(StandardCharsets.UTF_8));
            byte[] digest = sha256.digest(salt);
            for (int round = 1; round < ROUNDS; round++) {
                digest = sha256.digest(digest);
            }
            byte[] both = new byte[digest.length + salt.length];
            System.arraycopy(digest, 0, both, 0, digest.length);
            System.arraycopy(salt, 0, both, digest.length, salt.length);
            return "{SSHA256}" + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
