package org.mailmax.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.trace.TraceRecord.Message;

/// What is looked for. Empty texts match everything.
///
/// @param sender an address, or part of one
/// @param recipient an address, or part of one; whoever a message came to by forwards counts too
/// @param id a trace id or a Message-ID
/// @param from not before
/// @param until before
/// @param only nothing but messages from or to one of these domains
public record TraceSearch(
        String sender, String recipient, String id, Instant from, Instant until, Optional<Set<DomainName>> only) {

    public TraceSearch {
        sender = sender.strip().toLowerCase(Locale.ROOT);
        recipient = recipient.strip().toLowerCase(Locale.ROOT);
        id = id.strip();
    }

    public boolean matches(Message message) {
        return isMeant(sender, message.sender())
                && (recipient.isEmpty() || message.recipients().stream().anyMatch(it -> isMeant(recipient, it)))
                && hasId(message)
                && !message.at().isBefore(from)
                && message.at().isBefore(until)
                && only.map(message::concernsOneOf).orElse(true);
    }

    /// What must be among the names of a segment for it to be worth reading.
    List<String> names() {
        List<String> names = new ArrayList<>();
        address(sender).ifPresent(names::add);
        address(recipient).ifPresent(names::add);
        only.filter(domains -> domains.size() == 1)
                .ifPresent(domains -> names.add("@" + domains.iterator().next().name()));
        return names;
    }

    private static boolean isMeant(String wanted, String address) {
        return address(wanted).map(address::equals).orElseGet(() -> address.contains(wanted));
    }

    /// A whole address, as far as one can tell.
    private static Optional<String> address(String text) {
        return EmailAddress.parse(text)
                .filter(address -> address.domain().name().contains("."))
                .map(TraceRecord::key);
    }

    private boolean hasId(Message message) {
        return id.isEmpty()
                || message.traceId().equals(id)
                || message.messageId().equals(id)
                || message.messageId().equals("<" + id + ">");
    }
}
