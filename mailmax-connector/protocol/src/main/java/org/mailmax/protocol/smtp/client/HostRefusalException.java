package org.mailmax.protocol.smtp.client;

import java.io.IOException;
import org.mailmax.mail.relay.Handover.Verdict;
import org.mailmax.mail.relay.Reply;

/// The host does not want to speak with us, or not as we have to. Another host of the destination may.
public final class HostRefusalException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;
    private final Verdict verdict;

    private HostRefusalException(Verdict verdict, Reply reply) {
        super(reply.toString());
        this.reply = reply;
        this.verdict = verdict;
    }

    public static HostRefusalException forNow(Reply reply) {
        return new HostRefusalException(Verdict.DEFERRED, reply);
    }

    public static HostRefusalException forNow(String text) {
        return forNow(Reply.none(text));
    }

    /// For good, when the host says so (5yz): it may take no mail at all (RFC 7504 §3).
    static HostRefusalException of(HostReply reply) {
        return new HostRefusalException(reply.isPermanent() ? Verdict.REFUSED : Verdict.DEFERRED, reply.toReply());
    }

    public Reply reply() {
        return reply;
    }

    /// What it means when no other host is there.
    public Verdict verdict() {
        return verdict;
    }
}
