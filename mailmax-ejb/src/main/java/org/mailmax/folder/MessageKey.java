package org.mailmax.folder;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// Names a message, or one that is gone: its folder and its UID there.
@Embeddable
public class MessageKey {

    @Column(name = "folder_id")
    private long folderId;

    private long uid;

    protected MessageKey() {}

    public MessageKey(long folderId, long uid) {
        this.folderId = folderId;
        this.uid = uid;
    }

    public long folderId() {
        return folderId;
    }

    public long uid() {
        return uid;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageKey that && folderId == that.folderId && uid == that.uid;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(folderId * 31 + uid);
    }
}
