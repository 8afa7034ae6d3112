package org.mailmax.folder;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// A keyword of a folder. Once given, it keeps its bit as long as the folder lives.
@Entity
@Table(name = "folder_keyword")
public class FolderKeyword {

    @EmbeddedId
    private KeywordKey key;

    private String name;

    protected FolderKeyword() {}

    public FolderKeyword(long folderId, int bit, String name) {
        this.key = new KeywordKey(folderId, bit);
        this.name = name;
    }

    public int bit() {
        return key.bit();
    }

    public String name() {
        return name;
    }
}
