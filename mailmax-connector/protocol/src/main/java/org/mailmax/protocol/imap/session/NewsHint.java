package org.mailmax.protocol.imap.session;

import org.mailmax.mail.folder.FolderObserver;
import org.mailmax.protocol.wire.Connection;

/// Remembers that the selected mailbox has changed and wakes up the session if it waits.
final class NewsHint implements FolderObserver {

    private final Connection connection;
    private volatile boolean pending;

    NewsHint(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void changed() {
        pending = true;
        connection.signal();
    }

    /// Look again, though nobody has called.
    void remember() {
        pending = true;
    }

    /// True when there may be news. What comes while they are being read is told the next time.
    boolean take() {
        boolean taken = pending;
        pending = false;
        return taken;
    }
}
