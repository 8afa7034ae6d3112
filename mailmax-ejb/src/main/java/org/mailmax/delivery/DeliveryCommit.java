package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.mailmax.delivery.DeliveryCompanion.Enqueue;
import org.mailmax.deposit.Companion;
import org.mailmax.deposit.Deposit;
import org.mailmax.deposit.Deposited;
import org.mailmax.deposit.GroupCommit;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.QueueNews;

/// Makes deliveries durable and then hands to whoever sends what there is to send.
@ApplicationScoped
public class DeliveryCommit {

    @Inject
    private GroupCommit commit;

    @Inject
    private QueueNews news;

    /// A queue entry of a unit.
    ///
    /// @param deposit which one of the unit it belongs to
    private record Awaited(int deposit, Enqueue enqueue, QueueNews.Expected expected) {

        void arrived(Deposited stored) {
            expected.arrived(enqueue.entry().queued(enqueue.ids(), stored.contentId()), stored.location());
        }
    }

    /// All or none; must be called outside a transaction.
    void deposit(List<Deposit> unit) throws MailException {
        List<Awaited> awaited = expect(unit);
        try {
            List<Deposited> stored = commit.deposit(unit);
            awaited.forEach(each -> each.arrived(stored.get(each.deposit())));
        } catch (MailException | RuntimeException e) {
            awaited.forEach(each -> each.expected().failed());
            throw e;
        }
    }

    private List<Awaited> expect(List<Deposit> unit) {
        List<Awaited> awaited = new ArrayList<>();
        for (int i = 0; i < unit.size(); i++) {
            for (Companion companion : unit.get(i).companions()) {
                if (companion instanceof Enqueue enqueue) {
                    awaited.add(new Awaited(i, enqueue, news.expect(enqueue.entry(), enqueue.ids())));
                }
            }
        }
        return awaited;
    }
}
