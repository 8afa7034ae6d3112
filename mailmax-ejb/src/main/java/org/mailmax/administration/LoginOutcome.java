package org.mailmax.administration;

/// What a right password opens.
public sealed interface LoginOutcome {

    /// The administration.
    record Admitted(Actor actor) implements LoginOutcome {}

    /// Nothing but the question for a code of the authenticator app.
    record MustShowCode(PendingLogin pending) implements LoginOutcome {}

    /// Nothing but the choice of an own password, since the one typed was for one time.
    record MustChoosePassword(PasswordChoice choice) implements LoginOutcome {}
}
