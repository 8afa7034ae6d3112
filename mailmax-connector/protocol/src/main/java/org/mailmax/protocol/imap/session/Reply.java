package org.mailmax.protocol.imap.session;

import org.mailmax.protocol.imap.response.ResponseCode;

/// How a command ends: its tagged response (RFC 9051 §7.1) and the state it leaves the session in.
///
/// @param text for people; never empty
record Reply(Condition condition, ResponseCode code, String text, ImapState next) {

    enum Condition {
        OK,
        /// The command failed.
        NO,
        /// The command was no command, or not one for this state.
        BAD
    }

    static Reply ok(String text, ImapState next) {
        return new Reply(Condition.OK, ResponseCode.NONE, text, next);
    }

    static Reply ok(ResponseCode code, String text, ImapState next) {
        return new Reply(Condition.OK, code, text, next);
    }

    static Reply no(ResponseCode code, String text, ImapState next) {
        return new Reply(Condition.NO, code, text, next);
    }

    static Reply bad(String text, ImapState next) {
        return new Reply(Condition.BAD, ResponseCode.NONE, text, next);
    }

    /// Without the tag.
    String line() {
        String bracketed = code.text().isEmpty() ? "" : "[" + code.text() + "] ";
        return condition + " " + bracketed + text;
    }
}
