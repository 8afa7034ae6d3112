package org.mailmax.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// Where the octets of a message lie, and its encoded summary. One row for all folders and queue entries that refer
/// to it.
@Entity
@Table(name = "content")
public class StoredContent {

    @Id
    private long id;

    @Column(name = "volume_id")
    private long volumeId;

    private long position;
    private long octets;
    private byte[] summary;

    protected StoredContent() {}

    /// @param summary encoded; empty when it has to be computed from the octets
    public StoredContent(long id, Location location, byte[] summary) {
        this.id = id;
        this.volumeId = location.volume();
        this.position = location.position();
        this.octets = location.octets();
        this.summary = summary;
    }

    public long id() {
        return id;
    }

    public Location location() {
        return new Location(volumeId, position, octets);
    }

    public byte[] summary() {
        return summary;
    }
}
