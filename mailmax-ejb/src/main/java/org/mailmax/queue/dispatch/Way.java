package org.mailmax.queue.dispatch;

import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Reply;

/// Where mail goes next.
public sealed interface Way {

    record To(Destination destination) implements Way {}

    /// Nowhere, for good.
    record Never(Reply reply) implements Way {}

    /// Nobody knows at the moment.
    record Later(Reply reply) implements Way {}
}
