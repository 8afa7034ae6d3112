package org.mailmax.protocol.smtp.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.relay.Shipment;
import org.mailmax.mail.transfer.DeliveryOptions.DeliverBy;
import org.mailmax.mail.transfer.EnhancedStatus;

/// Why a message cannot be given to a host that offers what it offers: found out before it is asked.
final class Objections {

    private final Extensions extensions;
    private final Shipment shipment;
    private final Payload payload;

    Objections(Extensions extensions, Shipment shipment, Payload payload) {
        this.extensions = extensions;
        this.shipment = shipment;
        this.payload = payload;
    }

    /// To the message as a whole.
    ///
    /// @param secure whether the connection is
    Optional<Reply> toMessage(boolean secure) {
        if (payload.hasBareLineEnd()) {
            return objection("5.6.0", "the message has a CR or LF that ends no line, which cannot be sent");
        }
        if (shipment.options().requireTls() && !(secure && extensions.has("REQUIRETLS"))) {
            // RFC 8689 §4.2.1
            return objection("5.7.30", "REQUIRETLS support required, but the host does not offer it");
        }
        if (isInternationalised() && !extensions.has("SMTPUTF8")) {
            // RFC 6531 §3.2
            return objection("5.6.7", "the message needs SMTPUTF8, which the host does not know");
        }
        return toContent().or(this::toDeadline);
    }

    /// To one recipient of a message that can be given otherwise.
    Optional<Reply> toRecipient(Shipment.Recipient recipient) {
        return recipient.address().isInternationalised() && !extensions.has("SMTPUTF8")
                ? objection("5.6.7", "the address needs SMTPUTF8, which the host does not know")
                : Optional.empty();
    }

    /// True when the message or an address is to be announced by SMTPUTF8.
    boolean needsUtf8() {
        return isInternationalised()
                || shipment.recipients().stream()
                        .anyMatch(recipient -> recipient.address().isInternationalised());
    }

    private boolean isInternationalised() {
        return shipment.internationalised()
                || shipment.reversePath()
                        .address()
                        .filter(address -> address.isInternationalised())
                        .isPresent();
    }

    private Optional<Reply> toContent() {
        if (payload.size() > extensions.sizeLimit().orElse(Long.MAX_VALUE)) {
            // RFC 1870 §6.1
            return objection(
                    "5.3.4",
                    "the message has " + payload.size() + " octets, the host takes "
                            + extensions.sizeLimit().getAsLong());
        }
        if (payload.isEightBit() && !extensions.has("8BITMIME")) {
            // RFC 6152 §3: converting it would break signatures.
            return objection("5.6.3", "the message has 8-bit octets, the host takes 7 bits only");
        }
        return Optional.empty();
    }

    /// RFC 2852 §4.1.3: a message that is to come back when it is late is not given to a host that says it is too slow.
    private Optional<Reply> toDeadline() {
        boolean tooLate = shipment.options()
                .deliverBy()
                .filter(by -> by.mode() == DeliverBy.Mode.RETURN)
                .map(by -> Duration.between(Instant.now(), by.deadline()).toSeconds())
                .filter(left ->
                        left <= 0 || left < extensions.deliverByMinimum().orElse(0))
                .isPresent();
        return tooLate ? objection("5.4.7", "delivery time expired") : Optional.empty();
    }

    private static Optional<Reply> objection(String status, String text) {
        return Optional.of(new Reply(0, Optional.of(EnhancedStatus.of(status)), text));
    }
}
