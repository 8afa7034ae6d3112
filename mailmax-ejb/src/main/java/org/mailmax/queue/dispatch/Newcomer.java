package org.mailmax.queue.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailmax.content.Location;
import org.mailmax.mail.address.DomainName;
import org.mailmax.queue.QueueEntry;
import org.mailmax.queue.QueueIds;
import org.mailmax.queue.QueueNews;
import org.mailmax.queue.QueuedMessage;

/// A message on its way into the queue. Its lanes keep its recipients from the moment before its rows can be seen, so
/// nobody reads them and sends them as well; when they are on the device, it is sent without being read again.
final class Newcomer implements QueueNews.Expected {

    private final Agenda agenda;
    private final Clock clock;
    private final int priority;
    private final Map<DomainName, Group> groups = new LinkedHashMap<>();

    /// Its recipients at one domain.
    private record Group(List<Long> ids, Instant from) {}

    /// @param clock that says what is due
    Newcomer(Agenda agenda, Clock clock, QueueEntry entry, QueueIds ids) {
        this.agenda = agenda;
        this.clock = clock;
        this.priority = entry.options().priority();
        for (int i = 0; i < ids.recipients().size(); i++) {
            QueueEntry.Recipient recipient = entry.recipients().get(i);
            groups.computeIfAbsent(
                            recipient.address().domain(),
                            _ -> new Group(new ArrayList<>(), recipient.times().due()))
                    .ids()
                    .add(ids.recipients().get(i));
        }
        groups.forEach((domain, group) -> agenda.with(domain, lane -> lane.claim(group.ids(), priority)));
    }

    @Override
    public void arrived(QueuedMessage message, Location location) {
        Map<DomainName, List<Claim>> claims = new LinkedHashMap<>();
        message.recipients()
                .forEach(recipient -> claims.computeIfAbsent(recipient.domain(), _ -> new ArrayList<>())
                        .add(new Claim(recipient, location)));
        Instant now = clock.instant();
        groups.forEach((domain, group) -> agenda.with(
                domain,
                lane -> lane.arrived(new Lane.Arrival(priority, group.from(), Parcel.of(claims.get(domain))), now)));
    }

    /// Should it be in the queue all the same, it will be found there.
    @Override
    public void failed() {
        groups.forEach(
                (domain, group) -> agenda.with(domain, lane -> lane.putBack(group.ids(), priority, group.from())));
    }
}
