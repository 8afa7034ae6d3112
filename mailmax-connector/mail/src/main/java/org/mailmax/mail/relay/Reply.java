package org.mailmax.mail.relay;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mailmax.mail.transfer.EnhancedStatus;

/// What a host answered (RFC 5321 §4.2).
///
/// @param code of three digits; 0 when the host said nothing, and the text says what happened instead
/// @param status when the host knows enhanced status codes
/// @param text at most [#MAX_TEXT] characters, lines separated by a blank, control characters replaced
public record Reply(int code, Optional<EnhancedStatus> status, String text) {

    public static final int MAX_TEXT = 800;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    /// No host answered: what happened instead.
    public static Reply none(String text) {
        return new Reply(0, Optional.empty(), text);
    }

    public Reply {
        text = CONTROL.matcher(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text)
                .replaceAll(" ");
    }

    @Override
    public String toString() {
        return (code == 0 ? "" : code + " ") + status.map(s -> s + " ").orElse("") + text;
    }
}
