package org.mailmax.protocol.imap.syntax;

/// Which characters may stand in which kind of word (RFC 9051 §9).
enum CharClass {
    /// `ATOM-CHAR`: any but `atom-specials`.
    ATOM("(){ %*\"\\]"),
    /// `ASTRING-CHAR`: `ATOM-CHAR` and `]`.
    ASTRING("(){ %*\"\\"),
    /// `list-char`: `ATOM-CHAR`, the wildcards and `]`.
    LIST("(){ \"\\"),
    /// What a tag is made of: `ASTRING-CHAR` but `+`.
    TAG("(){ %*\"\\+");

    private final boolean[] members = new boolean[128];

    CharClass(String excluded) {
        for (char c = ' ' + 1; c < 127; c++) {
            members[c] = excluded.indexOf(c) < 0;
        }
    }

    /// @param octet as it is in an array, so negative from 0x80 on: never a member
    boolean contains(byte octet) {
        return octet >= 0 && members[octet];
    }
}
