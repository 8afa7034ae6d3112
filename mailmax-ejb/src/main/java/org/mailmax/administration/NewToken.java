package org.mailmax.administration;

/// A token just made.
///
/// @param token to be shown this once
public record NewToken(String token, TokenSummary summary) {

    /// The secret never reaches a log.
    @Override
    public String toString() {
        return "NewToken[" + summary.id() + "]";
    }
}
