package org.mailmax.mail.folder;

/// A folder that somebody looks at. Closing it ends the hints; nothing else is held open.
///
/// @param status taken after the observer was registered, so that no change is missed between
/// @param right what may be done with it
/// @param watch ends the hints
public record OpenFolder(FolderStatus status, MailboxRight right, Watch watch) implements AutoCloseable {

    /// A registration of an observer.
    @FunctionalInterface
    public interface Watch {
        void end();
    }

    @Override
    public void close() {
        watch.end();
    }
}
