package org.mailmax.administration;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.address.EmailAddress;

/// A line of the list of tokens.
///
/// @param owner the administrator in whose name it acts
/// @param lastUsed to the minute
public record TokenSummary(
        long id,
        EmailAddress owner,
        String label,
        Set<TokenScope> scopes,
        Instant created,
        Instant expires,
        Optional<Instant> lastUsed) {}
