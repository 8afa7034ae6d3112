package org.mailmax.delivery;

import java.time.Instant;
import java.util.List;
import org.mailmax.deposit.BatchTransaction;
import org.mailmax.deposit.Companion;
import org.mailmax.directory.SentResponses;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.Outcome;
import org.mailmax.queue.Outcomes;
import org.mailmax.queue.QueueEntry;
import org.mailmax.queue.QueueIds;
import org.mailmax.queue.QueueRows;

/// What becomes true together with a delivered message.
sealed interface DeliveryCompanion extends Companion {

    /// The message waits for recipients on other hosts.
    ///
    /// @param ids of its rows
    record Enqueue(QueueEntry entry, QueueIds ids) implements DeliveryCompanion {
        @Override
        public void write(BatchTransaction transaction, long contentId) {
            transaction.rows(QueueRows.class, QueueRows::new).add(entry.queued(ids, contentId));
        }
    }

    /// The message reports on others, or takes their place in our mailboxes: what has become of them is written with
    /// it.
    record Settle(List<Outcome> outcomes) implements DeliveryCompanion {
        @Override
        public void write(BatchTransaction transaction, long contentId) throws MailException {
            if (Outcomes.write(transaction.em(), outcomes) == 0) {
                throw new MailException.CannotDo("none of these recipients is in the queue any more");
            }
        }
    }

    /// The message is a response: its sender will not get another one for a while.
    record MarkResponse(AccountId account, EmailAddress sender, Instant sent) implements DeliveryCompanion {
        @Override
        public void write(BatchTransaction transaction, long contentId) {
            SentResponses.mark(transaction.em(), account, sender, sent);
        }
    }
}
