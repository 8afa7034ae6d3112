package org.mailmax.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.RecipientOptions;
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
        Wishes wishes,
        Instant received) {

    /// What the sender asks for on the way.
    ///
    /// @param recipients those about whom something special was asked for
    record Wishes(DeliveryOptions message, Map<EmailAddress, RecipientOptions> recipients) {

        static final Wishes NONE = new Wishes(DeliveryOptions.NONE, Map.of());

        RecipientOptions of(EmailAddress recipient) {
            return recipients.getOrDefault(recipient, RecipientOptions.NONE);
        }
    }

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
