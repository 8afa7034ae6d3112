package org.mailmax.mail.mime;

/// One entry of an address header field (RFC 5322 §3.4). Texts are as in the message: encoded words are not decoded.
public sealed interface HeaderAddress {

    /// @param displayName empty when there is none
    /// @param localPart empty when the field was malformed
    /// @param domain empty when the field was malformed
    record Mailbox(String displayName, String localPart, String domain) implements HeaderAddress {}

    /// `name:`; the mailboxes up to the next [GroupEnd] are its members.
    record GroupStart(String name) implements HeaderAddress {}

    record GroupEnd() implements HeaderAddress {}
}
