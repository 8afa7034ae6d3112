package org.mailmax.queue.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.transfer.RecipientOptions.OriginalRecipient;

/// The part of a report that programs read (RFC 3464 §2).
final class StatusPart {

    /// RFC 3461 §4: characters that go into an xtext as they are.
    private static final String NOT_XTEXT = "+=";

    private static final int MAX_DIAGNOSTIC = 800;

    private final boolean internationalised;
    private final StringBuilder text = new StringBuilder();

    private StatusPart(boolean internationalised) {
        this.internationalised = internationalised;
    }

    static byte[] of(ReportedMessage message, List<Fate> fates, String host) {
        StatusPart part = new StatusPart(message.internationalised());
        // Decoded: that is why it may hold printable characters only (RFC 3461 §4.4).
        message.envelopeId().ifPresent(id -> part.field("Original-Envelope-Id", id));
        part.field("Reporting-MTA", "dns; " + host);
        part.field("Arrival-Date", date(message.arrived()));
        fates.forEach(part::recipient);
        return part.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void recipient(Fate fate) {
        text.append("\r\n");
        fate.original().ifPresent(original -> field("Original-Recipient", original(original)));
        field("Final-Recipient", type(fate) + "; " + fate.recipient());
        field("Action", fate.action().word());
        field("Status", fate.status().toString());
        if (!fate.host().isEmpty()) {
            field("Remote-MTA", "dns; " + fate.host());
        }
        diagnostic(fate.reply()).ifPresent(said -> field("Diagnostic-Code", "smtp; " + said));
        field("Last-Attempt-Date", date(fate.lastAttempt()));
        fate.until().ifPresent(until -> field("Will-Retry-Until", date(until)));
    }

    private static String type(Fate fate) {
        return fate.recipient().isInternationalised() ? "utf-8" : "rfc822";
    }

    private static String original(OriginalRecipient original) {
        return original.type() + "; " + xtextUnlessPlain(original.address());
    }

    /// What an SMTP host said; nothing when none did (RFC 3464 §2.3.6).
    private static Optional<String> diagnostic(Reply reply) {
        String said = reply.toString();
        return reply.code() == 0
                ? Optional.empty()
                : Optional.of(said.length() <= MAX_DIAGNOSTIC ? said : said.substring(0, MAX_DIAGNOSTIC));
    }

    /// A field never has a line end in it, whoever wrote its value.
    private void field(String name, String value) {
        text.append(name).append(": ");
        value.codePoints()
                .map(c -> Character.isISOControl(c) || (c >= 0x80 && !internationalised) ? '?' : c)
                .forEach(text::appendCodePoint);
        text.append("\r\n");
    }

    private static String xtextUnlessPlain(String address) {
        return address.chars().allMatch(c -> c >= 0x20) ? address : xtext(address);
    }

    private static String xtext(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0x20 && octet < 0x7F && NOT_XTEXT.indexOf(octet) < 0) {
                encoded.append((char) octet);
            } else {
                encoded.append("+%02X".formatted(octet));
            }
        }
        return encoded.toString();
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .format(instant.atOffset(ZoneOffset.UTC))
                .replace("GMT", "+0000");
    }
}
