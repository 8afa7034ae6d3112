package org.mailmax.mail.folder;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// The full name of a folder (IMAP's mailbox): levels separated by `/`, in Unicode NFC. INBOX is one name in any case
/// (RFC 9051 §5.1). A name is only ever a key in a database, never a path.
public record FolderName(String value) implements Comparable<FolderName> {

    public static final char SEPARATOR = '/';
    public static final int MAX_LENGTH = 255;
    public static final int MAX_LEVELS = 20;
    public static final FolderName INBOX = new FolderName("INBOX");

    /// Below it lie the mailboxes that others share, each by its address: `Shared/sales@example.test/INBOX`.
    public static final FolderName SHARED = new FolderName("Shared");

    /// @throws IllegalArgumentException when the name is empty, too long, too deep, has an empty level or a control
    /// character
    public FolderName {
        value = canonical(Normalizer.normalize(value, Normalizer.Form.NFC));
        String[] levels = value.split("/", -1);
        if (value.length() > MAX_LENGTH
                || levels.length > MAX_LEVELS
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a folder name");
        }
        for (String level : levels) {
            if (level.isBlank()) {
                throw new IllegalArgumentException("a folder name has no empty level");
            }
        }
    }

    public static Optional<FolderName> parse(String text) {
        try {
            return Optional.of(new FolderName(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    public boolean isInbox() {
        return equals(INBOX);
    }

    /// True for the place of shared mailboxes and everything in it.
    public boolean isShared() {
        return equals(SHARED) || isBelow(SHARED);
    }

    public Optional<FolderName> parent() {
        int cut = value.lastIndexOf(SEPARATOR);
        return cut < 0 ? Optional.empty() : Optional.of(new FolderName(value.substring(0, cut)));
    }

    /// The last level.
    public String leaf() {
        return value.substring(value.lastIndexOf(SEPARATOR) + 1);
    }

    public boolean isBelow(FolderName ancestor) {
        return value.startsWith(ancestor.value + SEPARATOR);
    }

    /// This name with `from`, which is itself or an ancestor, replaced by `to`.
    public FolderName moved(FolderName from, FolderName to) {
        return new FolderName(to.value + value.substring(from.value.length()));
    }

    @Override
    public int compareTo(FolderName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String canonical(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.equals("INBOX") || upper.startsWith("INBOX/") ? "INBOX" + name.substring(5) : name;
    }
}
