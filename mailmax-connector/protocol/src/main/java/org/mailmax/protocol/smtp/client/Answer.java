package org.mailmax.protocol.smtp.client;

import org.mailmax.mail.relay.Handover.Verdict;
import org.mailmax.mail.relay.Reply;

/// What a host has made of one recipient.
public sealed interface Answer {

    Verdict verdict();

    Reply reply();

    /// The host has decided.
    record Decided(Verdict verdict, Reply reply) implements Answer {}

    /// The host has not decided: another one may be asked. When there is none, the verdict stands.
    record Undecided(Verdict verdict, Reply reply) implements Answer {}
}
