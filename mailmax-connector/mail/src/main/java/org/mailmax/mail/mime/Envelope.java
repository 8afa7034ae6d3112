package org.mailmax.mail.mime;

import java.util.List;
import java.util.Optional;

/// The envelope structure of a message: its main header fields (RFC 9051 §2.3.5, §7.5.2). Texts are unfolded and
/// otherwise as in the message. `sender` and `replyTo` are as in the message too: that an empty one stands for
/// `from` is the reader's rule.
public record Envelope(
        Optional<String> date,
        Optional<String> subject,
        List<HeaderAddress> from,
        List<HeaderAddress> sender,
        List<HeaderAddress> replyTo,
        List<HeaderAddress> to,
        List<HeaderAddress> cc,
        List<HeaderAddress> bcc,
        Optional<String> inReplyTo,
        Optional<String> messageId) {}
