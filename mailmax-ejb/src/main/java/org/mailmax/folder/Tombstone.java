package org.mailmax.folder;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/// What is left of a message that is gone, so that every view can learn of it.
@Entity
public class Tombstone {

    @EmbeddedId
    private MessageKey key;

    @Column(name = "modseq")
    private long modSeq;

    private long arrived;

    protected Tombstone() {}

    public Tombstone(MessageKey key, long modSeq, long arrived) {
        this.key = key;
        this.modSeq = modSeq;
        this.arrived = arrived;
    }
}
