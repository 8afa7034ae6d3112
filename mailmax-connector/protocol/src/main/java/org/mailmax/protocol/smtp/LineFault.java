package org.mailmax.protocol.smtp;

/// What can be wrong with the lines of a message.
enum LineFault {
    NONE,
    /// A CR or LF stood alone (RFC 5321 §2.3.8).
    BARE_LINE_END,
    TOO_LONG;

    static LineFault of(boolean bareLineEnd, boolean tooLong) {
        return bareLineEnd ? BARE_LINE_END : tooLong ? TOO_LONG : NONE;
    }
}
