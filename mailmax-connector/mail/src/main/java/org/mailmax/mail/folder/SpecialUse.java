package org.mailmax.mail.folder;

/// What a folder is meant for (RFC 6154 §2).
public enum SpecialUse {
    ARCHIVE("\\Archive", "Archive"),
    DRAFTS("\\Drafts", "Drafts"),
    JUNK("\\Junk", "Junk"),
    SENT("\\Sent", "Sent"),
    TRASH("\\Trash", "Trash");

    private final String attribute;
    private final String folder;

    SpecialUse(String attribute, String folder) {
        this.attribute = attribute;
        this.folder = folder;
    }

    /// The attribute of LIST and CREATE.
    public String attribute() {
        return attribute;
    }

    /// The name of the folder a new account gets for it.
    public FolderName defaultName() {
        return new FolderName(folder);
    }
}
