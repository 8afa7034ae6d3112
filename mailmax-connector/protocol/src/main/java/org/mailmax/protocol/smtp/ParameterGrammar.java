package org.mailmax.protocol.smtp;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The parameters of MAIL (RFC 5321 §4.1.1.11).
final class ParameterGrammar {

    sealed interface Parsed {
        record Understood(MailParameters parameters) implements Parsed {}

        record Malformed(SmtpReply reply) implements Parsed {}
    }

    /// RFC 1870 §4: up to 20 digits; 18 always fit a long, and no message is that large.
    private static final int MAX_DIGITS = 18;

    private ParameterGrammar() {}

    static Parsed parse(String text) {
        MailParameters parameters = MailParameters.NONE;
        Set<String> seen = new HashSet<>();
        for (String word : text.isEmpty() ? new String[0] : text.split(" +")) {
            int equals = word.indexOf('=');
            String name = (equals < 0 ? word : word.substring(0, equals)).toUpperCase(Locale.ROOT);
            if (!seen.add(name)) {
                return malformed(501, "a parameter was given twice");
            }
            switch (with(parameters, name, equals < 0 ? "" : word.substring(equals + 1), equals >= 0)) {
                case Parsed.Understood good -> parameters = good.parameters();
                case Parsed.Malformed bad -> {
                    return bad;
                }
            }
        }
        return new Parsed.Understood(parameters);
    }

    private static Parsed with(MailParameters before, String name, String value, boolean hasValue) {
        return switch (name) {
            case "SIZE" -> size(before, value);
            // RFC 6152 §2: what is 8 bits wide is stored as it comes, so both are the same to us.
            case "BODY" ->
                value.equalsIgnoreCase("7BIT") || value.equalsIgnoreCase("8BITMIME")
                        ? understood(before.size(), before.internationalised())
                        : malformed(501, "BODY is 7BIT or 8BITMIME");
            case "SMTPUTF8" -> hasValue ? malformed(501, "SMTPUTF8 has no value") : understood(before.size(), true);
            // RFC 4954 §5: who says so is not trusted, so it is taken and forgotten.
            case "AUTH" ->
                value.isEmpty()
                        ? malformed(501, "AUTH=mailbox")
                        : understood(before.size(), before.internationalised());
            default -> malformed(555, "unknown parameter");
        };
    }

    private static Parsed size(MailParameters before, String digits) {
        if (digits.isEmpty() || digits.length() > 20 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return malformed(501, "SIZE=octets");
        }
        long size = digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
        return understood(size, before.internationalised());
    }

    private static Parsed understood(long size, boolean internationalised) {
        return new Parsed.Understood(new MailParameters(size, internationalised, true));
    }

    private static Parsed malformed(int code, String text) {
        return new Parsed.Malformed(SmtpReply.of(code, "5.5.4", text));
    }
}
