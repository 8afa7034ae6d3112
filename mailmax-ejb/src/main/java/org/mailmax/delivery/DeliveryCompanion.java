package org.mailmax.delivery;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.mailmax.deposit.Companion;
import org.mailmax.directory.SentResponses;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.queue.QueueEntry;

/// What becomes true together with a delivered message.
sealed interface DeliveryCompanion extends Companion {

    /// The message waits for recipients on other hosts.
    record Enqueue(QueueEntry entry) implements DeliveryCompanion {
        @Override
        public void write(EntityManager em, long contentId) {
            entry.write(em, contentId);
        }
    }

    /// The message is a response: its sender will not get another one for a while.
    record MarkResponse(AccountId account, EmailAddress sender, Instant sent) implements DeliveryCompanion {
        @Override
        public void write(EntityManager em, long contentId) {
            SentResponses.mark(em, account, sender, sent);
        }
    }
}
