package org.mailmax.mail.relay;

import java.util.List;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.RecipientOptions;

/// One message for one or more recipients behind the same destination.
///
/// @param traceId the name the message is traced by
/// @param recipients at least one, none twice
/// @param content exactly the octets to be sent, with CRLF line ends; not yet dot-stuffed
/// @param internationalised true when the next host must know SMTPUTF8 (RFC 6531 §3.4)
public record Shipment(
        String traceId,
        ReversePath reversePath,
        List<Recipient> recipients,
        Content content,
        boolean internationalised,
        DeliveryOptions options) {

    /// Somebody who is to get the message, with what the sender asks for about him.
    public record Recipient(EmailAddress address, RecipientOptions options) {}
}
