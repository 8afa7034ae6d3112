package org.mailmax.protocol.testkit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailmax.mail.identity.Service;

/// How replies of a protocol are compared: which line ends a reply, and where the words for people begin.
enum Dialect {
    /// Lines with a hyphen may come in any order, and more of them than were expected.
    SMTP("\\d{3}(?: .*)?", "(\\d{3}[ -]\\d\\.\\d+\\.\\d+).*") {
        @Override
        boolean matches(Bindings names, String expected, String line) {
            boolean anyPlace = expected.matches("\\d{3}-.*") && line.startsWith(expected.substring(0, 3));
            return super.matches(
                    names, anyPlace ? expected.replaceFirst("-", " ") : expected, dashless(line, anyPlace));
        }

        private String dashless(String line, boolean anyPlace) {
            return anyPlace ? line.replaceFirst("-", " ") : line;
        }
    },
    /// Every line stands for itself and comes in its order.
    POP3(".*", "(?!)"),
    /// Untagged lines come in any order before the tagged one.
    IMAP("(?!\\* ).*", "((?:\\S+) (?:OK|NO|BAD|BYE|PREAUTH)(?: \\[[^]]*])?).*");

    /// Stands for the end of the connection.
    static final String CLOSED = "(closed)";

    /// Stands for any further lines before the one that ends the reply.
    static final String MORE = "...";

    private final Pattern last;
    private final Pattern words;

    Dialect(String last, String words) {
        this.last = Pattern.compile(last, Pattern.DOTALL);
        this.words = Pattern.compile(words, Pattern.DOTALL);
    }

    static Dialect of(Service service) {
        return switch (service) {
            case SMTP, SUBMISSION, LMTP -> SMTP;
            case POP3 -> POP3;
            case IMAP, WEBMAIL -> IMAP;
        };
    }

    /// True when a reply, expected or real, ends with this line.
    boolean isLast(String line) {
        return line.equals(CLOSED) || !line.equals(MORE) && last.matcher(line).matches();
    }

    /// Lines that were not mentioned are no failure.
    boolean allowsMore() {
        return this == SMTP;
    }

    boolean matches(Bindings names, String expected, String line) {
        Matcher status = words.matcher(expected);
        String compared = status.matches() ? status.group(1) : expected;
        return names.matches(compared, line, status.matches() || isStatus(expected));
    }

    private boolean isStatus(String expected) {
        return switch (this) {
            case SMTP -> true;
            case POP3 -> expected.matches("(\\+OK|-ERR|\\+).*");
            case IMAP -> expected.equals("+") || expected.equals("*");
        };
    }
}
