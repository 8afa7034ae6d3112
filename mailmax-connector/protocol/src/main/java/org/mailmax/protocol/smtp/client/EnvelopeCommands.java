package org.mailmax.protocol.smtp.client;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailmax.mail.relay.Shipment;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.DeliveryOptions.DeliverBy;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;
import org.mailmax.mail.transfer.RecipientOptions.Event;

/// MAIL and RCPT with the parameters a host knows.
final class EnvelopeCommands {

    private static final Pattern ATOM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final Extensions extensions;
    private final StringBuilder line = new StringBuilder(128);

    private EnvelopeCommands(Extensions extensions) {
        this.extensions = extensions;
    }

    static String mail(Extensions extensions, Shipment shipment, Payload payload, boolean utf8) {
        EnvelopeCommands command = new EnvelopeCommands(extensions);
        command.line.append("MAIL FROM:").append(shipment.reversePath());
        command.when("SIZE", "SIZE=" + payload.size());
        if (payload.isEightBit()) {
            command.when("8BITMIME", "BODY=8BITMIME");
        }
        if (utf8) {
            command.when("SMTPUTF8", "SMTPUTF8");
        }
        command.options(shipment.options());
        return command.line.toString();
    }

    static String recipient(Extensions extensions, Shipment.Recipient recipient) {
        EnvelopeCommands command = new EnvelopeCommands(extensions);
        command.line.append("RCPT TO:<").append(recipient.address()).append('>');
        recipient.options().reports().ifPresent(events -> command.when("DSN", "NOTIFY=" + notify(events)));
        recipient
                .options()
                .originalRecipient()
                .filter(original -> ATOM.matcher(original.type()).matches())
                .ifPresent(original -> command.when("DSN", "ORCPT=" + Xtext.originalRecipient(original)));
        return command.line.toString();
    }

    private void options(DeliveryOptions options) {
        options.returned().ifPresent(returned -> when("DSN", "RET=" + (returned == Returned.FULL ? "FULL" : "HDRS")));
        options.envelopeId().ifPresent(id -> when("DSN", "ENVID=" + Xtext.encode(id)));
        if (options.requireTls()) {
            when("REQUIRETLS", "REQUIRETLS");
        }
        if (options.priority() != 0) {
            when("MT-PRIORITY", "MT-PRIORITY=" + options.priority());
        }
        options.deliverBy().ifPresent(by -> when("DELIVERBY", "BY=" + deliverBy(by)));
    }

    /// Says a parameter when the host offers the extension it belongs to.
    private void when(String keyword, String parameter) {
        if (extensions.has(keyword)) {
            line.append(' ').append(parameter);
        }
    }

    private static String notify(Set<Event> events) {
        return events.isEmpty()
                ? "NEVER"
                : EnumSet.copyOf(events).stream().map(Event::name).collect(Collectors.joining(","));
    }

    /// RFC 2852 §4.1.3: what is left of the time, in seconds.
    private static String deliverBy(DeliverBy by) {
        long seconds = Duration.between(Instant.now(), by.deadline()).toSeconds();
        return seconds + ";" + (by.mode() == DeliverBy.Mode.RETURN ? "R" : "N") + (by.trace() ? "T" : "");
    }
}
