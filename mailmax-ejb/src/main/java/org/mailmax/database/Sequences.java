package org.mailmax.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.mailmax.mail.port.MailException;

/// Numbers that no two nodes get twice, outside any transaction.
@ApplicationScoped
public class Sequences {

    /// What the sequence `content_id` steps by.
    private static final int CONTENT_BLOCK = 1000;

    /// What the sequence `entity_id` steps by; a value ends its block.
    private static final int ENTITY_BLOCK = 50;

    private static final int ENTITY_BLOCKS = 20;

    @Resource(lookup = "jdbc/mailmax-direct")
    private DataSource direct;

    @Inject
    private Migration migration;

    private long nextContent;
    private long endOfBlock;
    private PrimitiveIterator.OfLong entities = LongStream.empty().iterator();

    /// The first of `count` consecutive content ids; at most a block at once.
    public synchronized long contentIds(int count) throws MailException {
        if (count > CONTENT_BLOCK) {
            throw new MailException.LimitReached("too many messages at once");
        }
        if (nextContent + count > endOfBlock) {
            nextContent = next("content_id", 1)[0];
            endOfBlock = nextContent + CONTENT_BLOCK;
        }
        nextContent += count;
        return nextContent - count;
    }

    /// Gives out no content id up to this one: a power cut may have taken back the last steps of the sequence.
    public synchronized void skipContentIdsTo(long last) throws MailException {
        while (nextContent <= last) {
            nextContent = next("content_id", 1)[0];
            endOfBlock = nextContent + CONTENT_BLOCK;
        }
    }

    /// Ids for rows, each greater than all this node has given out before.
    public synchronized List<Long> entityIds(int count) throws MailException {
        List<Long> ids = new ArrayList<>(count);
        while (ids.size() < count) {
            if (!entities.hasNext()) {
                entities = Arrays.stream(next("entity_id", ENTITY_BLOCKS))
                        .flatMap(end -> LongStream.rangeClosed(end - ENTITY_BLOCK + 1, end))
                        .iterator();
            }
            ids.add(entities.nextLong());
        }
        return ids;
    }

    public long volumeId() throws MailException {
        return next("volume_id", 1)[0];
    }

    /// UIDVALIDITY values, each greater than all given before.
    public long[] uidValidities(int count) throws MailException {
        return next("uid_validity", count);
    }

    private long[] next(String sequence, int count) throws MailException {
        try (Connection connection = direct.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(migration.kind().sequenceQuery(sequence))) {
            query.setInt(1, count);
            return read(query);
        } catch (SQLException e) {
            throw new MailException.TryLater("the database is out of reach", e);
        }
    }

    private static long[] read(PreparedStatement query) throws SQLException {
        LongStream.Builder values = LongStream.builder();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                values.add(rows.getLong(1));
            }
        }
        return values.build().toArray();
    }
}
