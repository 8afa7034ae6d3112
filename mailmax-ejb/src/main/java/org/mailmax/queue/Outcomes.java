package org.mailmax.queue;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes outcomes into a running transaction.
public final class Outcomes {

    private static final int CHUNK = 500;

    private Outcomes() {}

    /// Those about recipients that are gone meanwhile are passed over.
    ///
    /// @return how many recipients were still there
    public static int write(EntityManager em, List<Outcome> outcomes) {
        List<Outcome.Ended> ended = new ArrayList<>();
        Map<Long, List<Outcome>> changed = new HashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Ended end) {
                ended.add(end);
            } else {
                changed.computeIfAbsent(outcome.recipient(), _ -> new ArrayList<>())
                        .add(outcome);
            }
        }
        return change(em, changed) + end(em, ended);
    }

    private static int change(EntityManager em, Map<Long, List<Outcome>> changes) {
        int found = 0;
        for (List<Long> ids : chunks(changes.keySet())) {
            for (QueueRecipient recipient : em.createQuery(
                            "SELECT r FROM QueueRecipient r WHERE r.id IN :ids", QueueRecipient.class)
                    .setParameter("ids", ids)
                    .getResultList()) {
                changes.get(recipient.id()).forEach(outcome -> change(recipient, outcome));
                found++;
            }
        }
        return found;
    }

    private static void change(QueueRecipient recipient, Outcome outcome) {
        switch (outcome) {
            case Outcome.Deferred deferred -> recipient.defer(deferred);
            case Outcome.Noticed _ -> recipient.noticed();
            case Outcome.Held held -> recipient.hold(held.because());
            case Outcome.Ended _ -> throw new IllegalStateException("not a change");
        }
    }

    private static int end(EntityManager em, List<Outcome.Ended> ended) {
        try {
            return ended.isEmpty() ? 0 : new EndedRows(em.unwrap(Connection.class)).delete(ended);
        } catch (SQLException e) {
            throw new PersistenceException("outcomes cannot be written", e);
        }
    }

    private static List<List<Long>> chunks(Collection<Long> ids) {
        List<Long> all = List.copyOf(ids);
        List<List<Long>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return chunks;
    }
}
