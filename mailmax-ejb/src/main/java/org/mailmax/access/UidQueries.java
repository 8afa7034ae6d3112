package org.mailmax.access;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import org.mailmax.folder.Chunks;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.UidSet;

/// Statements over the messages of a set of UIDs.
final class UidQueries {

    private static final int RANGES = 50;
    private static final int CHUNK = 500;

    private static final String COLUMNS =
            "select m.key.uid, m.flags, m.modSeq, m.arrived, m.receivedAt, m.octets, m.contentId from Message m"
                    + " where m.key.folderId = :folder and (";

    private UidQueries() {}

    /// The messages of the set that exist, ascending.
    static List<MessageRow> rows(EntityManager em, FolderId folder, UidSet uids) {
        List<MessageRow> rows = new ArrayList<>();
        for (List<UidSet.Range> ranges : Chunks.of(uids.ranges(), RANGES)) {
            TypedQuery<Object[]> query = em.createQuery(COLUMNS + condition(ranges.size()), Object[].class)
                    .setParameter("folder", folder.value());
            bind(query, ranges);
            query.getResultStream().map(MessageRow::of).forEach(rows::add);
        }
        return rows;
    }

    /// Carries out a statement with the parameters `folder` and `uids` on many messages.
    static void update(EntityManager em, String statement, FolderId folder, List<Long> uids, Object... more) {
        for (List<Long> chunk : Chunks.of(uids, CHUNK)) {
            Query update = em.createQuery(statement)
                    .setParameter("folder", folder.value())
                    .setParameter("uids", chunk);
            for (int i = 0; i < more.length; i += 2) {
                update.setParameter((String) more[i], more[i + 1]);
            }
            update.executeUpdate();
        }
    }

    private static String condition(int ranges) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < ranges; i++) {
            terms.add("m.key.uid between :first" + i + " and :last" + i);
        }
        return String.join(" or ", terms) + ") order by m.key.uid";
    }

    private static void bind(Query query, List<UidSet.Range> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            query.setParameter("first" + i, ranges.get(i).first());
            query.setParameter("last" + i, ranges.get(i).last());
        }
    }
}
