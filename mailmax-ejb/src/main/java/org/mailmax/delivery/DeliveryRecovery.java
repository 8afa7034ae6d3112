package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.mailmax.deposit.Companion;
import org.mailmax.deposit.CompanionRecovery;
import org.mailmax.deposit.Journal;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.QueueNumbers;

/// Makes the queue entries and response marks of deliveries again after a crash.
@ApplicationScoped
public class DeliveryRecovery implements CompanionRecovery {

    @Inject
    private QueueNumbers numbers;

    @Override
    public String kind() {
        return DeliveryJournal.KIND;
    }

    @Override
    public List<Companion> companions(Journal journal) throws MailException {
        return List.copyOf(DeliveryJournal.decode(journal, numbers::ids));
    }
}
