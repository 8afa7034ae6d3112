package org.mailmax.mail.address;

import java.util.Optional;

/// The name people type to log in: `user@domain.com`, and for clients that take `@` for a separator of their own
/// `user/domain.com` or `user%domain.com`. All three name the account `user@domain.com`.
public final class LoginName {

    private static final String SEPARATORS = "@%/";

    private LoginName() {}

    /// The address a login name stands for, or nothing when it has no domain part.
    ///
    /// An `@` wins over the others, and the last of its kind separates, so that `a/b@example.com` is `a/b` at
    /// example.com and never `a` somewhere else.
    public static Optional<EmailAddress> parse(String login) {
        for (char separator : SEPARATORS.toCharArray()) {
            int at = login.lastIndexOf(separator);
            if (at > 0) {
                return EmailAddress.parse(login.substring(0, at) + "@" + login.substring(at + 1));
            }
        }
        return Optional.empty();
    }
}
