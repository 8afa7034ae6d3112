package org.mailmax.queue.dispatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailmax.content.Location;
import org.mailmax.mail.address.DomainName;
import org.mailmax.queue.QueueMessage;
import org.mailmax.queue.QueueRecipient;

/// A message with its recipients at one domain, on its way.
///
/// @param recipients at least one, at most [#MAX_RECIPIENTS]
record Parcel(QueueMessage message, Location location, List<QueueRecipient> recipients) {

    /// RFC 5321 §4.5.3.1.8: a host takes at least this many.
    static final int MAX_RECIPIENTS = 100;

    DomainName domain() {
        return recipients.getFirst().domain();
    }

    List<Long> ids() {
        return recipients.stream().map(QueueRecipient::id).toList();
    }

    /// For some of its recipients.
    Parcel only(Collection<Long> ids) {
        return new Parcel(
                message,
                location,
                recipients.stream()
                        .filter(recipient -> ids.contains(recipient.id()))
                        .toList());
    }

    /// Puts the recipients of each message together.
    static List<Parcel> of(Collection<Claim> claims) {
        Map<Long, List<Claim>> byMessage = new LinkedHashMap<>();
        claims.forEach(claim -> byMessage
                .computeIfAbsent(claim.recipient().message().id(), _ -> new ArrayList<>())
                .add(claim));
        List<Parcel> parcels = new ArrayList<>();
        for (List<Claim> group : byMessage.values()) {
            for (int from = 0; from < group.size(); from += MAX_RECIPIENTS) {
                parcels.add(parcel(group.subList(from, Math.min(group.size(), from + MAX_RECIPIENTS))));
            }
        }
        return parcels;
    }

    private static Parcel parcel(List<Claim> claims) {
        Claim first = claims.getFirst();
        return new Parcel(
                first.recipient().message(),
                first.location(),
                claims.stream().map(Claim::recipient).toList());
    }
}
