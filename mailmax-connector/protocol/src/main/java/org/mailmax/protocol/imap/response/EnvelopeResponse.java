package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.mime.Envelope;
import org.mailmax.mail.mime.HeaderAddress;

/// The envelope structure (RFC 9051 §7.5.2, ENVELOPE).
final class EnvelopeResponse {

    private final ImapWriter out;

    EnvelopeResponse(ImapWriter out) {
        this.out = out;
    }

    void write(Envelope envelope) throws IOException {
        out.octet('(');
        nstring(envelope.date());
        out.sp();
        nstring(envelope.subject());
        addresses(envelope.from());
        addresses(orFrom(envelope.sender(), envelope));
        addresses(orFrom(envelope.replyTo(), envelope));
        addresses(envelope.to());
        addresses(envelope.cc());
        addresses(envelope.bcc());
        out.sp();
        nstring(envelope.inReplyTo());
        out.sp();
        nstring(envelope.messageId());
        out.octet(')');
    }

    /// RFC 9051 §7.5.2: an absent or empty Sender or Reply-To is told as From.
    private static List<HeaderAddress> orFrom(List<HeaderAddress> addresses, Envelope envelope) {
        return addresses.isEmpty() ? envelope.from() : addresses;
    }

    private void nstring(Optional<String> text) throws IOException {
        if (text.isPresent()) {
            out.string(text.get());
        } else {
            out.nil();
        }
    }

    private void addresses(List<HeaderAddress> addresses) throws IOException {
        out.sp();
        if (addresses.isEmpty()) {
            out.nil();
            return;
        }
        out.octet('(');
        for (int i = 0; i < addresses.size(); i++) {
            address(addresses.get(i));
        }
        out.octet(')');
    }

    /// `(name adl mailbox host)`; an absent host marks a group, so a malformed address has empty strings instead.
    private void address(HeaderAddress address) throws IOException {
        switch (address) {
            case HeaderAddress.Mailbox mailbox -> mailbox(mailbox);
            case HeaderAddress.GroupStart start ->
                out.ascii("(NIL NIL ").string(start.name()).ascii(" NIL)");
            case HeaderAddress.GroupEnd _ -> out.ascii("(NIL NIL NIL NIL)");
        }
    }

    private void mailbox(HeaderAddress.Mailbox mailbox) throws IOException {
        out.octet('(');
        if (mailbox.displayName().isEmpty()) {
            out.nil();
        } else {
            out.string(mailbox.displayName());
        }
        out.ascii(" NIL ").string(mailbox.localPart()).sp().string(mailbox.domain());
        out.octet(')');
    }
}
