package org.mailmax.mail.identity;

/// What a client shows to prove who it is.
public sealed interface Credentials {

    /// The name as typed; see [org.mailmax.mail.address.LoginName].
    String login();

    /// A login name and its password in clear (LOGIN, USER and PASS, SASL PLAIN and LOGIN).
    record Password(String login, String secret) implements Credentials {

        /// The secret never reaches a log.
        @Override
        public String toString() {
            return "Password[" + login + "]";
        }
    }
}
