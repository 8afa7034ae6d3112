package org.mailmax.protocol.smtp;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailmax.mail.transfer.DeliveryOptions.DeliverBy;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.mail.transfer.RecipientOptions.Event;
import org.mailmax.mail.transfer.RecipientOptions.OriginalRecipient;
import org.mailmax.protocol.smtp.Requests.By;
import org.mailmax.protocol.smtp.Requests.Hold;

/// The parameters of MAIL and RCPT, of all extensions.
final class ParameterGrammar {

    private static final Set<String> OF_MAIL = Set.of(
            "SIZE",
            "BODY",
            "SMTPUTF8",
            "AUTH",
            "RET",
            "ENVID",
            "REQUIRETLS",
            "MT-PRIORITY",
            "HOLDFOR",
            "HOLDUNTIL",
            "BY");
    private static final Set<String> OF_RCPT = Set.of("NOTIFY", "ORCPT");

    /// RFC 1870 §4: up to 20 digits; 18 always fit a long, and no message is that large.
    private static final int MAX_DIGITS = 18;

    private static final Pattern ANYTHING = Pattern.compile(".*");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,20}");
    private static final Pattern BODY = Pattern.compile("(?i)7BIT|8BITMIME");
    private static final Pattern RET = Pattern.compile("(?i)FULL|HDRS");
    private static final Pattern XTEXT = Pattern.compile("(?:[!-~&&[^+=]]|\\+[0-9A-F]{2})+");
    private static final Pattern PRIORITY = Pattern.compile("-[1-9]|[0-9]");
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern DATE_TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?(?:Z|[+-][0-9:]{5})");
    private static final Pattern BY = Pattern.compile("([+-]?[0-9]{1,9});([NR])(T?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTIFY =
            Pattern.compile("(?i)NEVER|(?:SUCCESS|FAILURE|DELAY)(?:,(?:SUCCESS|FAILURE|DELAY))*");
    private static final Pattern ORCPT = Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]*);([^ ;=]+)");

    /// RFC 3461 §4.4.
    private static final int MAX_ENVELOPE_ID = 100;

    /// RFC 3461 §4.2.
    private static final int MAX_ORIGINAL = 500;

    private ParameterGrammar() {}

    static MailParameters mail(String text) throws MalformedParameterException {
        Parameters said = Parameters.parse(text, OF_MAIL);
        // RFC 6152 §2: what is 8 bits wide is stored as it comes, so both are the same to us.
        said.value("BODY", BODY, "BODY is 7BIT or 8BITMIME");
        // RFC 4954 §5: who says so is not trusted, so it is taken and forgotten.
        said.value("AUTH", ANYTHING, "AUTH=mailbox");
        return new MailParameters(size(said), said.has("SMTPUTF8"), !said.isEmpty(), requests(said));
    }

    private static long size(Parameters said) throws MalformedParameterException {
        return said.value("SIZE", SIZE, "SIZE=octets")
                .map(digits -> digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits))
                .orElse(0L);
    }

    private static Requests requests(Parameters said) throws MalformedParameterException {
        return new Requests(
                said.value("RET", RET, "RET is FULL or HDRS")
                        .map(what -> what.equalsIgnoreCase("FULL") ? Returned.FULL : Returned.HEADERS),
                envelopeId(said),
                said.has("REQUIRETLS"),
                said.value("MT-PRIORITY", PRIORITY, "MT-PRIORITY is from -9 to 9")
                        .map(Integer::parseInt)
                        .orElse(0),
                hold(said),
                by(said));
    }

    private static Optional<String> envelopeId(Parameters said) throws MalformedParameterException {
        Optional<String> encoded = said.value("ENVID", XTEXT, "ENVID=xtext");
        Optional<String> id = encoded.flatMap(Xtext::decode);
        if (encoded.isPresent()
                && id.filter(text -> text.length() <= MAX_ENVELOPE_ID).isEmpty()) {
            throw new MalformedParameterException(501, "ENVID is at most 100 printable characters");
        }
        return id;
    }

    private static Optional<Hold> hold(Parameters said) throws MalformedParameterException {
        Optional<Hold> time = said.value("HOLDFOR", SECONDS, "HOLDFOR=seconds")
                .map(seconds -> new Hold.For(Duration.ofSeconds(Long.parseLong(seconds))));
        Optional<String> moment = said.value("HOLDUNTIL", DATE_TIME, "HOLDUNTIL=date-time");
        if (time.isPresent() && moment.isPresent()) {
            throw new MalformedParameterException(501, "HOLDFOR or HOLDUNTIL, not both");
        }
        return moment.isPresent() ? Optional.of(new Hold.Until(instant(moment.get()))) : time;
    }

    /// RFC 4865 §4.2: a date-time of RFC 3339.
    private static Instant instant(String text) throws MalformedParameterException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noSuchDay) {
            throw new MalformedParameterException(501, "HOLDUNTIL names no moment");
        }
    }

    private static Optional<By> by(Parameters said) throws MalformedParameterException {
        Optional<By> by = said.value("BY", BY, "BY=seconds;R or BY=seconds;N, with T for a trace")
                .map(ParameterGrammar::by);
        // RFC 2852 §4: what is late already cannot be delivered in time, so it is not taken.
        if (by.filter(limit ->
                        limit.mode() == DeliverBy.Mode.RETURN && !limit.time().isPositive())
                .isPresent()) {
            throw new MalformedParameterException(501, "BY with R needs time that is left");
        }
        return by;
    }

    private static By by(String value) {
        var parts = BY.matcher(value);
        parts.matches();
        return new By(
                Duration.ofSeconds(Long.parseLong(parts.group(1))),
                parts.group(2).equalsIgnoreCase("R") ? DeliverBy.Mode.RETURN : DeliverBy.Mode.NOTIFY,
                !parts.group(3).isEmpty());
    }

    static RecipientOptions rcpt(String text) throws MalformedParameterException {
        Parameters said = Parameters.parse(text, OF_RCPT);
        return said.isEmpty() ? RecipientOptions.NONE : new RecipientOptions(reports(said), original(said));
    }

    private static Optional<Set<Event>> reports(Parameters said) throws MalformedParameterException {
        return said.value("NOTIFY", NOTIFY, "NOTIFY is NEVER or some of SUCCESS, FAILURE and DELAY")
                .map(ParameterGrammar::events);
    }

    private static Set<Event> events(String list) {
        Set<Event> events = EnumSet.noneOf(Event.class);
        Arrays.stream(list.toUpperCase(Locale.ROOT).split(","))
                .filter(name -> !name.equals("NEVER"))
                .map(Event::valueOf)
                .forEach(events::add);
        return events;
    }

    private static Optional<OriginalRecipient> original(Parameters said) throws MalformedParameterException {
        Optional<String> value = said.value("ORCPT", ORCPT, "ORCPT=type;address");
        Optional<OriginalRecipient> original =
                value.filter(text -> text.length() <= MAX_ORIGINAL).flatMap(ParameterGrammar::original);
        if (value.isPresent() && original.isEmpty()) {
            throw new MalformedParameterException(501, "ORCPT is at most 500 printable characters");
        }
        return original;
    }

    /// RFC 6533 §3: addresses of type `utf-8` have an encoding of their own.
    private static Optional<OriginalRecipient> original(String value) {
        var parts = ORCPT.matcher(value);
        parts.matches();
        String type = parts.group(1).toLowerCase(Locale.ROOT);
        Optional<String> address =
                type.equals("utf-8") ? Xtext.decodeEmbedded(parts.group(2)) : Xtext.decode(parts.group(2));
        return address.map(text -> new OriginalRecipient(type, text));
    }
}
