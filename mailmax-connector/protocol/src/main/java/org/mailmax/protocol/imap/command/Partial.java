package org.mailmax.protocol.imap.command;

import org.mailmax.protocol.imap.syntax.ImapTokens;

/// `<0.100>`: only so many octets from there on (RFC 9051 §6.4.5).
///
/// @param offset from 0
/// @param count at least 1
public record Partial(long offset, long count) {

    /// `partial = "<" number64 "." nz-number64 ">"` — RFC 9051 §9
    static Partial read(ImapTokens in) {
        in.expect('<');
        long offset = in.number64();
        in.expect('.');
        long count = in.nzNumber();
        in.expect('>');
        return new Partial(offset, count);
    }
}
