package org.mailmax.trace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Records that were written together: one row, so that a message costs next to nothing.
@Entity
@Table(name = "trace_segment")
public class TraceSegment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entity_id")
    @SequenceGenerator(name = "entity_id", sequenceName = "entity_id", allocationSize = 50)
    private long id;

    @Column(name = "from_ms", updatable = false)
    private long fromMillis;

    @Column(name = "until_ms", updatable = false)
    private long untilMillis;

    @Column(updatable = false)
    private int records;

    /// See [NameFilter].
    @Column(updatable = false)
    private byte[] names;

    /// See [SegmentCodec].
    @Column(updatable = false)
    private byte[] body;

    protected TraceSegment() {}

    /// @param records not none
    TraceSegment(List<TraceRecord> records) {
        Set<String> all = new HashSet<>();
        records.forEach(record -> all.addAll(record.names()));
        fromMillis = records.stream().mapToLong(TraceSegment::millis).min().orElseThrow();
        untilMillis = records.stream().mapToLong(TraceSegment::millis).max().orElseThrow();
        this.records = records.size();
        names = NameFilter.of(all);
        body = SegmentCodec.encode(records);
    }

    private static long millis(TraceRecord record) {
        return record.at().toEpochMilli();
    }

    public long id() {
        return id;
    }

    /// The time of the first record.
    public Instant from() {
        return Instant.ofEpochMilli(fromMillis);
    }

    int size() {
        return records;
    }

    List<TraceRecord> records() {
        return SegmentCodec.decode(body);
    }
}
