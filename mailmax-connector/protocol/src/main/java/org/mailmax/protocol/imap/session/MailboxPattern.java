package org.mailmax.protocol.imap.session;

import java.text.Normalizer;
import org.mailmax.mail.folder.FolderName;

/// A pattern of LIST (RFC 9051 §6.3.9): `*` stands for any characters, `%` for any but the separator. Takes time in
/// proportion to the lengths of pattern and name, whatever the pattern (no backtracking).
final class MailboxPattern {

    private static final int INBOX_LENGTH = FolderName.INBOX.value().length();

    private final String pattern;

    /// @param text reference and pattern, decoded
    MailboxPattern(String text) {
        this.pattern = joined(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    boolean matches(FolderName name) {
        return matches(name.value(), isInboxOrBelow(name) ? INBOX_LENGTH : 0);
    }

    /// @param anyCase how many characters at the start of the name are compared without case: those of INBOX
    private boolean matches(String name, int anyCase) {
        if (pattern.length() > 2 * FolderName.MAX_LENGTH + 1) {
            return false; // Runs of wildcards are joined, so it has more letters than any name.
        }
        boolean[] reached = new boolean[pattern.length() + 1];
        reached[0] = true;
        passWildcards(reached);
        for (int i = 0; i < name.length(); i++) {
            reached = step(reached, name.charAt(i), i < anyCase);
        }
        return reached[pattern.length()];
    }

    /// Which places of the pattern are reached after one more character.
    private boolean[] step(boolean[] before, char c, boolean anyCase) {
        boolean[] after = new boolean[before.length];
        for (int at = 0; at < pattern.length(); at++) {
            if (before[at]) {
                char wanted = pattern.charAt(at);
                if (wanted == '*' || wanted == '%') {
                    after[at] |= wanted == '*' || c != FolderName.SEPARATOR;
                } else {
                    after[at + 1] |= wanted == c || anyCase && Character.toUpperCase(wanted) == c;
                }
            }
        }
        passWildcards(after);
        return after;
    }

    /// A wildcard may stand for nothing.
    private void passWildcards(boolean[] reached) {
        for (int at = 0; at < pattern.length(); at++) {
            reached[at + 1] |= reached[at] && (pattern.charAt(at) == '*' || pattern.charAt(at) == '%');
        }
    }

    private static boolean isInboxOrBelow(FolderName name) {
        return name.isInbox() || name.isBelow(FolderName.INBOX);
    }

    /// Wildcards side by side are one: `*` if one of them is.
    private static String joined(String text) {
        StringBuilder joined = new StringBuilder(Math.min(text.length(), 512));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int last = joined.length() - 1;
            boolean follows = last >= 0 && isWildcard(c) && isWildcard(joined.charAt(last));
            if (!follows) {
                joined.append(c);
            } else if (c == '*') {
                joined.setCharAt(last, '*');
            }
        }
        return joined.toString();
    }

    private static boolean isWildcard(char c) {
        return c == '*' || c == '%';
    }
}
