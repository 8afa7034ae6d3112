package org.mailmax.administration;

/// The right to choose a new password, once. It stays on the server: in the session of whoever typed the one-time
/// password.
///
/// @param administrator whose
/// @param oneTimeHash what the choice replaces; the right ends when that has been replaced otherwise
public record PasswordChoice(long administrator, String oneTimeHash) {

    /// The hash never reaches a log.
    @Override
    public String toString() {
        return "PasswordChoice[" + administrator + "]";
    }
}
