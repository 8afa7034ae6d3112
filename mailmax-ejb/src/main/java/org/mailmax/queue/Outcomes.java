package org.mailmax.queue;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
        // Two transactions that end the last two recipients of a message must see each other, so the messages are
        // locked, in the same order by all.
        for (List<Long> messages :
                chunks(ended.stream().map(Outcome.Ended::message).collect(Collectors.toCollection(TreeSet::new)))) {
            em.createNativeQuery(
                            "SELECT id FROM queue_message WHERE id IN (" + list(messages) + ") ORDER BY id FOR UPDATE")
                    .getResultList();
        }
        int found = 0;
        for (List<Long> recipients :
                chunks(ended.stream().map(Outcome.Ended::recipient).toList())) {
            found += em.createNativeQuery("DELETE FROM queue_recipient WHERE id IN (" + list(recipients) + ")")
                    .executeUpdate();
        }
        for (List<Long> messages :
                chunks(ended.stream().map(Outcome.Ended::message).collect(Collectors.toCollection(TreeSet::new)))) {
            em.createNativeQuery("DELETE FROM queue_message WHERE id IN (" + list(messages) + ") AND NOT EXISTS"
                            + " (SELECT 1 FROM queue_recipient r WHERE r.queue_id = queue_message.id)")
                    .executeUpdate();
        }
        return found;
    }

    private static List<List<Long>> chunks(Collection<Long> ids) {
        List<Long> all = List.copyOf(ids);
        List<List<Long>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return chunks;
    }

    /// Numbers of our own, so nothing has to be escaped.
    private static String list(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
