package org.mailmax.protocol.smtp;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mailmax.mail.address.EmailAddress;

/// A path in angle brackets, as it stands in MAIL and RCPT (RFC 5321 §4.1.2).
///
/// @param inside what stands between the brackets, without a source route
/// @param after the parameters that follow
record Path(String inside, String after) {

    /// RFC 5321 §4.5.3.1.3: 256 octets with the brackets.
    private static final int MAX_LENGTH = 254;

    /// RFC 5321 Appendix C: to be accepted and ignored.
    private static final Pattern ROUTE = Pattern.compile("\\A@[^@:,<>\"\\s]+(?:,@[^@:,<>\"\\s]+)*:");

    /// @param keyword `FROM:` or `TO:`; a blank after it is no harm, many clients send one
    static Optional<Path> parse(String text, String keyword) {
        if (!text.regionMatches(true, 0, keyword, 0, keyword.length())) {
            return Optional.empty();
        }
        String path = text.substring(keyword.length()).stripLeading();
        int end = endOf(path);
        if (end < 0 || end + 1 < path.length() && path.charAt(end + 1) != ' ') {
            return Optional.empty();
        }
        String inside = ROUTE.matcher(path.substring(1, end)).replaceFirst("");
        return Optional.of(new Path(inside, path.substring(end + 1).strip()));
    }

    /// The address, or nothing when there is none or it is malformed.
    Optional<EmailAddress> mailbox() {
        return inside.length() > MAX_LENGTH ? Optional.empty() : EmailAddress.parse(inside);
    }

    Optional<ForwardPath> forward() {
        return inside.equalsIgnoreCase("postmaster")
                ? Optional.of(new ForwardPath.Postmaster())
                : mailbox().map(ForwardPath.Mailbox::new);
    }

    boolean isAscii() {
        return inside.chars().allMatch(c -> c < 0x80);
    }

    /// Where the closing bracket stands that is not in a quoted string, or -1.
    private static int endOf(String path) {
        boolean quoted = false;
        for (int at = 1; at < path.length() && path.charAt(0) == '<'; at++) {
            switch (path.charAt(at)) {
                case '"' -> quoted = !quoted;
                case '\\' -> at++;
                case '>' -> {
                    if (!quoted) {
                        return at;
                    }
                }
                default -> {
                    // Any other character belongs to the path.
                }
            }
        }
        return -1;
    }
}
