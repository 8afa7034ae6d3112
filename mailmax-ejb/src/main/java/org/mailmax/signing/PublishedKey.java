package org.mailmax.signing;

import java.security.PublicKey;

/// What the DNS says of the key that a signature names.
sealed interface PublishedKey {

    /// @param strict whether it signs for its own domain alone, none below it (`t=s`)
    record Found(PublicKey key, boolean strict) implements PublishedKey {}

    /// There is none that could be used.
    record Missing() implements PublishedKey {}

    /// The DNS did not answer.
    record Unknown() implements PublishedKey {}
}
