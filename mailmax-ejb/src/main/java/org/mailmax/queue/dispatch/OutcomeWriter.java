package org.mailmax.queue.dispatch;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.mailmax.queue.Outcome;
import org.mailmax.queue.Outcomes;

/// Writes many outcomes in one transaction.
@Stateless
public class OutcomeWriter {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    public void write(List<Outcome> outcomes) {
        Outcomes.write(em, outcomes);
    }
}
