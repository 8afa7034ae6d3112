package org.mailmax.folder;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/// A message in a folder. Rows are made as entities and afterwards changed by statements only, many at once.
@Entity
public class Message {

    @EmbeddedId
    private MessageKey key;

    @Column(name = "content_id")
    private long contentId;

    private long flags;

    @Column(name = "modseq")
    private long modSeq;

    private long arrived;

    @Column(name = "received_at")
    private long receivedAt;

    private long octets;

    protected Message() {}

    Message(MessageKey key, long contentId, long flags, long modSeq, long receivedAt, long octets) {
        this.key = key;
        this.contentId = contentId;
        this.flags = flags;
        this.modSeq = modSeq;
        this.arrived = modSeq;
        this.receivedAt = receivedAt;
        this.octets = octets;
    }

    public long uid() {
        return key.uid();
    }
}
