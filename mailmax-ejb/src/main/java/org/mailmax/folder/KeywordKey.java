package org.mailmax.folder;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// Names a keyword's place in the flags of a folder's messages.
@Embeddable
public class KeywordKey {

    @Column(name = "folder_id")
    private long folderId;

    private int bit;

    protected KeywordKey() {}

    public KeywordKey(long folderId, int bit) {
        this.folderId = folderId;
        this.bit = bit;
    }

    public int bit() {
        return bit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeywordKey that && folderId == that.folderId && bit == that.bit;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(folderId * 64 + bit);
    }
}
