package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.mailmax.deposit.Companion;
import org.mailmax.deposit.Deposit;
import org.mailmax.deposit.GroupCommit;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.QueueNews;

/// Makes deliveries durable and then tells whoever sends that there is something to send.
@ApplicationScoped
public class DeliveryCommit {

    @Inject
    private GroupCommit commit;

    @Inject
    private QueueNews news;

    /// All or none; must be called outside a transaction.
    void deposit(List<Deposit> unit) throws MailException {
        commit.deposit(unit);
        for (Deposit deposit : unit) {
            for (Companion companion : deposit.companions()) {
                if (companion instanceof DeliveryCompanion.Enqueue enqueue) {
                    news.queued(enqueue.entry());
                }
            }
        }
    }
}
