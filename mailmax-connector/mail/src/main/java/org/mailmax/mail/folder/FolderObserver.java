package org.mailmax.mail.folder;

/// Told after each commit that a folder has changed. Only a hint: the observer then asks for the changes itself. Called
/// by any thread; returns at once and throws nothing.
@FunctionalInterface
public interface FolderObserver {

    FolderObserver NOBODY = () -> {};

    void changed();
}
