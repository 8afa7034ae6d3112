package org.mailmax.mail.address;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mailbox address, `local-part@domain` (RFC 5321 §4.1.2, RFC 6531 §3.3).
///
/// The local part is kept as it was written, without quotes; two addresses are equal when their domains are and their
/// local parts are equal but for case (RFC 5321 §2.4 leaves this to the receiving host and advises against more).
public record EmailAddress(String localPart, DomainName domain) implements Comparable<EmailAddress> {

    /// RFC 5321 §4.5.3.1.1: at most 64 octets.
    public static final int MAX_LOCAL_PART_OCTETS = 64;

    private static final Pattern DOT_STRING =
            Pattern.compile("[^\\s\"(),:;<>@\\[\\\\\\].\\p{Cntrl}]+(\\.[^\\s\"(),:;<>@\\[\\\\\\].\\p{Cntrl}]+)*");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])*\"");

    /// @throws IllegalArgumentException when the local part is empty, too long or holds control characters
    public EmailAddress {
        Objects.requireNonNull(domain);
        if (localPart.isEmpty()
                || localPart.getBytes(StandardCharsets.UTF_8).length > MAX_LOCAL_PART_OCTETS
                || localPart.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a local part: " + localPart);
        }
    }

    /// The address written in the text, or nothing when it is none. No display name, no angle brackets, no route.
    public static Optional<EmailAddress> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        boolean quoted = QUOTED.matcher(local).matches();
        if (!quoted && !DOT_STRING.matcher(local).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new EmailAddress(quoted ? unquoted(local) : local, new DomainName(text.substring(at + 1))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// @throws IllegalArgumentException when the text is no address
    public static EmailAddress of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an e-mail address: " + text));
    }

    /// The local part in the form used for comparison and look-up.
    public String localKey() {
        return localPart.toLowerCase(Locale.ROOT);
    }

    /// True when the address needs SMTPUTF8 on its way (RFC 6531 §3.3).
    public boolean isInternationalised() {
        return localPart.chars().anyMatch(c -> c >= 0x80);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that
                && domain.equals(that.domain)
                && localKey().equals(that.localKey());
    }

    @Override
    public int hashCode() {
        return 31 * domain.hashCode() + localKey().hashCode();
    }

    @Override
    public int compareTo(EmailAddress other) {
        int byDomain = domain.compareTo(other.domain);
        return byDomain != 0 ? byDomain : localKey().compareTo(other.localKey());
    }

    /// The address as it goes into commands and header fields, quoted where it must be.
    @Override
    public String toString() {
        return (DOT_STRING.matcher(localPart).matches() ? localPart : quoted(localPart)) + "@" + domain;
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
