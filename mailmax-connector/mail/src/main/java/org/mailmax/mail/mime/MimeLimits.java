package org.mailmax.mail.mime;

import java.util.stream.Stream;

/// How much of a message is looked at. What lies beyond a limit stays in the message and is merely not described: no
/// message is refused or changed for reaching one.
///
/// @param depth how deep parts may lie in each other; what lies deeper is one opaque part
/// @param parts how many parts a message may have; the last of them holds the rest, opaque
/// @param boundaryOctets the longest boundary that counts (RFC 2046 §5.1.1 allows 70)
/// @param headerOctets how much of each header block is looked at
/// @param headerLines how many lines of each header block are looked at
/// @param textOctets how much text of all header blocks of a message together is kept
/// @param addresses how many entries one address field may have
/// @param parameters how many parameters one field may have
public record MimeLimits(
        int depth,
        int parts,
        int boundaryOctets,
        int headerOctets,
        int headerLines,
        int textOctets,
        int addresses,
        int parameters) {

    public static final MimeLimits DEFAULT =
            new MimeLimits(100, 10_000, 256, 256 * 1024, 2_000, 1024 * 1024, 10_000, 200);

    /// Who writes a structure goes as deep into it as it is.
    public static final int DEEPEST = 250;

    /// @throws IllegalArgumentException when a limit leaves nothing, or the parts lie too deep to be described
    public MimeLimits requireUsable() {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException("the depth of MIME parts is " + depth + ", not from 1 to " + DEEPEST);
        }
        if (Stream.of(parts, boundaryOctets, headerOctets, headerLines, textOctets, addresses, parameters)
                .anyMatch(limit -> limit < 1)) {
            throw new IllegalArgumentException("a limit of MIME parts is less than 1");
        }
        return this;
    }
}
