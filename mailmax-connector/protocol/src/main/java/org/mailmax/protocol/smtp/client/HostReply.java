package org.mailmax.protocol.smtp.client;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.transfer.EnhancedStatus;

/// A reply as it came (RFC 5321 §4.2).
///
/// @param lines without code and separator, at least one
record HostReply(int code, List<String> lines) {

    /// RFC 5321 §3.8: the host closes the connection, whatever it was asked.
    static final int CLOSING = 421;

    /// RFC 2034 §4: `class.subject.detail` in front of the text.
    private static final Pattern STATUS = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})(?: +|$)");

    boolean isPositive() {
        return code / 100 == 2;
    }

    boolean isIntermediate() {
        return code / 100 == 3;
    }

    boolean isPermanent() {
        return code / 100 == 5;
    }

    boolean isClosing() {
        return code == CLOSING;
    }

    Reply toReply() {
        String text = lines.stream().map(HostReply::words).collect(Collectors.joining(" "));
        return new Reply(code, status(), printable(text));
    }

    /// The status of the first line, when it agrees with the code.
    private Optional<EnhancedStatus> status() {
        Matcher found = STATUS.matcher(lines.getFirst());
        return found.lookingAt() && found.group(1).equals(String.valueOf(code / 100))
                ? Optional.of(EnhancedStatus.of(found.group().strip()))
                : Optional.empty();
    }

    private static String words(String line) {
        Matcher status = STATUS.matcher(line);
        return status.lookingAt() ? line.substring(status.end()) : line;
    }

    private static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
