package org.mailmax.mail.port;

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
    Handover relay(Destination destination, Shipment shipment);
}
