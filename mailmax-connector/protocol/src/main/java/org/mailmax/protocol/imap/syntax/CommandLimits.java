package org.mailmax.protocol.imap.syntax;

/// How much one command may ask for by its grammar alone.
///
/// @param nesting parentheses and other nesting in each other, 1 to 200: more would only serve to exhaust a stack
/// @param items different items of one FETCH, each of which may be the whole message, and fields of one section
public record CommandLimits(int nesting, int items) {

    public static final CommandLimits DEFAULT = new CommandLimits(50, 256);

    private static final int DEEPEST = 200;

    public CommandLimits {
        if (nesting < 1 || nesting > DEEPEST) {
            throw new IllegalArgumentException(
                    "an IMAP command may be nested 1 to " + DEEPEST + " deep, not " + nesting);
        }
    }
}
