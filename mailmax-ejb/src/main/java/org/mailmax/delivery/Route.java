package org.mailmax.delivery;

import java.util.List;
import java.util.Optional;
import org.mailmax.directory.Mailbox;
import org.mailmax.directory.Resolution;
import org.mailmax.mail.address.EmailAddress;

/// Where one message goes.
///
/// @param mailboxes in whose INBOX it appears, each once
/// @param relays to other hosts, each address once
/// @param responders whose autoresponder may answer; whether it does is [ResponseRules]' business
/// @param failures recipients that nobody takes mail for
/// @param steps how it came to that, one after the other
public record Route(
        List<Mailbox> mailboxes,
        List<Relay> relays,
        List<Mailbox> responders,
        List<Resolution> failures,
        List<RouteStep> steps) {

    /// A recipient on another host.
    ///
    /// @param forwarder who forwards there; nobody when the recipient was named by the sender
    public record Relay(EmailAddress address, Optional<Mailbox> forwarder) {}

    /// True when the message leads somewhere.
    public boolean leadsSomewhere() {
        return !mailboxes.isEmpty() || !relays.isEmpty();
    }
}
