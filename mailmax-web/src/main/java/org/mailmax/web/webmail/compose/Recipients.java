package org.mailmax.web.webmail.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.web.webmail.message.ShownText;

/// Reads what people type into an address field: addresses, with or without a name, separated by commas or semicolons
/// or on lines of their own.
///
/// This is no parser of RFC 5322 on purpose: no comments, groups or routes, where parsers disagree about who gets the
/// message.
final class Recipients {

    /// Of one message, in all fields together.
    static final int MAX = 500;

    private static final Pattern NAMED = Pattern.compile("(.*)<([^<>]*)>", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);

    private Recipients() {}

    static List<Recipient> parse(String typed) throws BadRecipient {
        List<Recipient> found = new ArrayList<>();
        for (String piece : pieces(typed)) {
            if (!piece.isBlank()) {
                found.add(one(piece.strip()));
            }
        }
        return found;
    }

    private static Recipient one(String piece) throws BadRecipient {
        if (ShownText.isDangerous(piece)) {
            throw new BadRecipient(piece);
        }
        Matcher named = NAMED.matcher(piece);
        String name = named.matches() ? unquoted(named.group(1).strip()) : "";
        String address = named.matches() ? named.group(2).strip() : piece;
        return EmailAddress.parse(address)
                .filter(parsed -> !parsed.domain().isAddressLiteral() && !ShownText.isDangerous(name))
                .map(parsed -> new Recipient(name, parsed))
                .orElseThrow(() -> new BadRecipient(piece));
    }

    private static String unquoted(String name) {
        Matcher quoted = QUOTED.matcher(name);
        return quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : name;
    }

    /// Cuts at commas, semicolons and line ends outside quotation marks.
    private static List<String> pieces(String typed) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (quoted && c == '\\' && i + 1 < typed.length()) {
                piece.append(c).append(typed.charAt(++i));
            } else if (!quoted && ",;\r\n".indexOf(c) >= 0) {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else {
                quoted ^= c == '"';
                piece.append(c);
            }
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
