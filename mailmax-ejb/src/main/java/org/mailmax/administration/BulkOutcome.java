package org.mailmax.administration;

import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;

/// What became of one mailbox of many.
///
/// @param password the one made for it, to be shown once
/// @param refusal why nothing was changed
public record BulkOutcome(EmailAddress address, Optional<String> password, Optional<AdministrationException> refusal) {

    public boolean isDone() {
        return refusal.isEmpty();
    }
}
