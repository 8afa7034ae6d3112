package org.mailmax.mail.mime;

import java.util.stream.Collectors;

/// Makes the file name a stranger chose fit to be shown and saved.
final class FileNames {

    private static final int MAX_LENGTH = 255;
    private static final int KEPT_AT_END = 32;

    private FileNames() {}

    /// The last level of a path, without control and direction-changing characters, cut in the middle when too long so
    /// that the extension stays to be seen.
    static String harmless(String name) {
        String leaf = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = leaf.codePoints()
                .filter(FileNames::isVisible)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .strip();
        return clean.length() <= MAX_LENGTH
                ? clean
                : clean.substring(0, MAX_LENGTH - KEPT_AT_END) + clean.substring(clean.length() - KEPT_AT_END);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
