package org.mailmax.mail.port;

import java.util.List;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Handover;
import org.mailmax.mail.relay.Shipment;

/// The way out: hands messages to other hosts.
public interface MailRelay {

    /// Hands the shipment over and returns when every recipient has an answer, or no host gives one within the
    /// time-outs of RFC 5321 §4.5.3.2. Tries the hosts in their order until one has answered for the whole message.
    /// Keeps connections open for a while, for the next shipment to the same destination. May be called from many
    /// threads at once, one shipment each; whoever calls decides how many.
    ///
    /// Never throws for what a host does; an interrupted thread ends with what has been answered so far.
    Handover relay(Destination destination, Shipment shipment, Witness witness);

    /// Whoever writes down that others are responsible now: what is not written down is sent again after a crash.
    @FunctionalInterface
    interface Witness {

        /// A host has taken the message for these recipients. Called by the thread that has read its answer, before
        /// anything else is done.
        ///
        /// @param results all of them relayed
        void taken(List<Handover.Result> results);
    }
}
