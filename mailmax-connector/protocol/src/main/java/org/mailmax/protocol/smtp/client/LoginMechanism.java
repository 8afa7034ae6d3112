package org.mailmax.protocol.smtp.client;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.relay.Destination.Login;

/// The client's side of a SASL mechanism (RFC 4422 §3).
sealed interface LoginMechanism {

    String name();

    /// What is said before any challenge.
    Optional<byte[]> first();

    /// What is said to a challenge, or nothing when it cannot be answered.
    Optional<byte[]> respond(byte[] challenge);

    /// True when the host has shown what it must show. Most mechanisms ask for nothing.
    default boolean isSatisfied() {
        return true;
    }

    /// The strongest of those a host offers, or nothing when none is known here.
    static Optional<LoginMechanism> best(Set<String> offered, Login login) {
        if (offered.contains(ScramSha256.NAME) && ScramSha256.canTake(login)) {
            return Optional.of(new ScramSha256(login));
        }
        if (offered.contains("PLAIN")) {
            return Optional.of(new Plain(login));
        }
        return offered.contains("LOGIN") ? Optional.of(new UserThenPassword(login)) : Optional.empty();
    }

    /// RFC 4616 §2.
    record Plain(Login login) implements LoginMechanism {

        @Override
        public String name() {
            return "PLAIN";
        }

        @Override
        public Optional<byte[]> first() {
            return Optional.of(octets("\0" + login.user() + "\0" + login.password()));
        }

        @Override
        public Optional<byte[]> respond(byte[] challenge) {
            return first();
        }
    }

    /// LOGIN: never standardised, widely spoken. Asks for the name and then for the password, in words that vary.
    final class UserThenPassword implements LoginMechanism {

        private final Login login;
        private int asked;

        UserThenPassword(Login login) {
            this.login = login;
        }

        @Override
        public String name() {
            return "LOGIN";
        }

        @Override
        public Optional<byte[]> first() {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> respond(byte[] challenge) {
            return switch (asked++) {
                case 0 -> Optional.of(octets(login.user()));
                case 1 -> Optional.of(octets(login.password()));
                default -> Optional.empty();
            };
        }
    }

    /// SCRAM-SHA-256 (RFC 7677).
    final class ScramSha256 implements LoginMechanism {

        static final String NAME = "SCRAM-SHA-256";

        private final Scram scram;

        ScramSha256(Login login) {
            scram = new Scram(login.user(), login.password(), Scram.nonce());
        }

        /// Names and passwords beyond ASCII would need SASLprep (RFC 5802 §2.2), and go another way.
        static boolean canTake(Login login) {
            return (login.user() + login.password()).chars().allMatch(c -> c >= ' ' && c <= '~');
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Optional<byte[]> first() {
            return Optional.of(octets(scram.first()));
        }

        @Override
        public Optional<byte[]> respond(byte[] challenge) {
            return scram.respond(new String(challenge, StandardCharsets.UTF_8)).map(LoginMechanism::octets);
        }

        @Override
        public boolean isSatisfied() {
            return scram.isHostGenuine();
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
