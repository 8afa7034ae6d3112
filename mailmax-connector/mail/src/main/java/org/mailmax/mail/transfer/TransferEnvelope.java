package org.mailmax.mail.transfer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;

/// What SMTP knows of a message besides its octets (RFC 5321 §2.3.1).
///
/// @param submitter who has logged in, on submission
/// @param helo the name the client gave itself
/// @param recipients accepted one by one before, in the order given, none twice
/// @param internationalised true when the client said SMTPUTF8 (RFC 6531 §3.4)
/// @param options what was asked for the message
/// @param recipientOptions what was asked for single recipients; see [#optionsOf]
public record TransferEnvelope(
        Peer peer,
        Optional<Identity> submitter,
        String helo,
        ReversePath reversePath,
        List<EmailAddress> recipients,
        boolean internationalised,
        DeliveryOptions options,
        Map<EmailAddress, RecipientOptions> recipientOptions) {

    /// An envelope with which nothing special is asked for.
    public TransferEnvelope(
            Peer peer,
            Optional<Identity> submitter,
            String helo,
            ReversePath reversePath,
            List<EmailAddress> recipients,
            boolean internationalised) {
        this(peer, submitter, helo, reversePath, recipients, internationalised, DeliveryOptions.NONE, Map.of());
    }

    public RecipientOptions optionsOf(EmailAddress recipient) {
        return recipientOptions.getOrDefault(recipient, RecipientOptions.NONE);
    }

    public TransferEnvelope with(DeliveryOptions others) {
        return new TransferEnvelope(
                peer, submitter, helo, reversePath, recipients, internationalised, others, recipientOptions);
    }
}
