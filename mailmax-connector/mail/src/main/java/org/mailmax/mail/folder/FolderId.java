package org.mailmax.mail.folder;

/// The key of a folder; stays the same when it is renamed.
public record FolderId(long value) {}
