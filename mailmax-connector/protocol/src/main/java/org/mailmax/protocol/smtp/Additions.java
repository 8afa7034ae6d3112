package org.mailmax.protocol.smtp;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.function.Function;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;

/// The fields put in front of a message: the trace line, and on submission what a client forgot (RFC 6409 §8).
final class Additions implements Function<Header, byte[]> {

    private final Peer peer;
    private final SmtpState.Transaction transaction;
    private final SmtpSettings settings;

    Additions(Peer peer, SmtpState.Transaction transaction, SmtpSettings settings) {
        this.peer = peer;
        this.transaction = transaction;
        this.settings = settings;
    }

    @Override
    public byte[] apply(Header header) {
        String id = TraceId.next();
        ZonedDateTime now = ZonedDateTime.now();
        String trace = new TraceLine(peer, transaction, settings, id).text(now);
        String forgotten = peer.service() == Service.SUBMISSION ? forgotten(header, id, now) : "";
        return (trace + forgotten).getBytes(StandardCharsets.UTF_8);
    }

    private String forgotten(Header header, String id, ZonedDateTime now) {
        String date = header.has("date") ? "" : "Date: " + TraceLine.DATE.format(now) + "\r\n";
        String messageId = header.has("message-id") ? "" : "Message-ID: <" + id + "@" + settings.hostname() + ">\r\n";
        return date + messageId;
    }
}
