package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.mailmax.deposit.Companion;
import org.mailmax.deposit.CompanionRecovery;
import org.mailmax.deposit.Journal;

/// Makes the queue entries and response marks of deliveries again after a crash.
@ApplicationScoped
public class DeliveryRecovery implements CompanionRecovery {

    @Override
    public String kind() {
        return DeliveryJournal.KIND;
    }

    @Override
    public List<Companion> companions(Journal journal) {
        return List.copyOf(DeliveryJournal.decode(journal));
    }
}
