package org.mailmax.route;

import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.transfer.EnhancedStatus;

/// Where mail for a domain goes next, or why it goes nowhere. The replies are written as a host would have given them:
/// 4yz may change, 5yz will not; their texts may be shown to the sender.
public sealed interface NextHop {

    /// To these hosts.
    record To(Destination destination) implements NextHop {}

    /// The domain does not exist, or no host of it has an address: for good.
    record NoSuchDomain(Reply reply) implements NextHop {}

    /// The domain says that it takes no mail (RFC 7505): for good.
    record NullMx(Reply reply) implements NextHop {}

    /// Nobody knows at the moment.
    record TryLater(Reply reply) implements NextHop {}

    /// The domain names us, but it is none of ours: for good.
    record LoopToOurselves(Reply reply) implements NextHop {}

    /// No host of the domain can prove who it is, and the message must not go to one that cannot (RFC 8689 §4.2.1): for
    /// good.
    record NoVerifiedHost(Reply reply) implements NextHop {}

    /// What happened instead of an answer: a reply of ours.
    static Reply reply(int code, String status, String text) {
        return new Reply(code, java.util.Optional.of(EnhancedStatus.of(status)), text);
    }
}
