package org.mailmax.mail.address;

import java.net.IDN;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// A domain name in the one form used for comparison: lower-case A-labels without a final dot (RFC 5321 §2.3.5,
/// RFC 5890 §2.3.2.1), or an address literal in brackets (RFC 5321 §4.1.3), which is never a domain of ours.
public record DomainName(String name) implements Comparable<DomainName> {

    /// RFC 5321 §4.5.3.1.2: at most 255 octets.
    public static final int MAX_OCTETS = 255;

    private static final Pattern LABELS =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final Pattern LITERAL = Pattern.compile("\\[[A-Za-z0-9.:-]{2,64}]");

    /// @throws IllegalArgumentException when the text is no domain name; the message says so in plain words
    public DomainName {
        Objects.requireNonNull(name);
        name = normalised(name);
        if (name.length() > MAX_OCTETS
                || !(LABELS.matcher(name).matches() || LITERAL.matcher(name).matches())) {
            throw new IllegalArgumentException("not a domain name: " + name);
        }
    }

    /// The domain name written in the text, or nothing when it is none.
    public static Optional<DomainName> parse(String text) {
        try {
            return Optional.of(new DomainName(text));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    public boolean isAddressLiteral() {
        return name.startsWith("[");
    }

    /// The name as people write it: U-labels.
    public String unicode() {
        return isAddressLiteral() ? name : IDN.toUnicode(name);
    }

    @Override
    public int compareTo(DomainName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }

    private static String normalised(String text) {
        if (text.startsWith("[")) {
            return text.toLowerCase(Locale.ROOT);
        }
        String undotted = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return isAscii(undotted)
                ? undotted.toLowerCase(Locale.ROOT)
                : IDN.toASCII(undotted).toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
