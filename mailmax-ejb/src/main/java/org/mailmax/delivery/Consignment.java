package org.mailmax.delivery;

import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.message.Content;
import org.mailmax.queue.Origin;

/// One message about to be delivered.
///
/// @param origin why it goes to other hosts, where it was not forwarded there
/// @param sender which of our accounts sends it, if any
/// @param internationalised true when its header needs SMTPUTF8 (RFC 6531 §3.4)
record Consignment(
        String traceId,
        ReversePath reversePath,
        Content content,
        Origin origin,
        Optional<AccountId> sender,
        boolean internationalised,
        Instant received) {

    /// True when the next host must know SMTPUTF8 to take it.
    boolean needsUtf8(EmailAddress recipient) {
        return internationalised
                || isInternationalised(Optional.of(recipient))
                || isInternationalised(reversePath.address());
    }

    private static boolean isInternationalised(Optional<EmailAddress> address) {
        return address.map(EmailAddress::isInternationalised).orElse(false);
    }
}
