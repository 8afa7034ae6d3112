package org.mailmax.administration;

import java.time.Instant;
import java.util.Locale;
import org.mailmax.signing.SigningKey;

/// A DKIM key as it is shown.
///
/// @param algorithm `rsa` or `ed25519`
/// @param recordName where its TXT record belongs in the DNS
/// @param recordText what the TXT record says; longer ones are cut into strings of 255 octets by whoever publishes them
/// @param since when it came into its state
public record SigningKeyEntry(
        String selector,
        String algorithm,
        SigningKey.State state,
        String recordName,
        String recordText,
        Instant since) {

    static SigningKeyEntry of(SigningKey key) {
        return new SigningKeyEntry(
                key.selector(),
                key.algorithm().name().toLowerCase(Locale.ROOT),
                key.state(),
                key.recordName(),
                key.recordText(),
                key.changed());
    }
}
