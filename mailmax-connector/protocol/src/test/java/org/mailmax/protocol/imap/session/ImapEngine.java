package org.mailmax.protocol.imap.session;

import java.nio.file.Path;
import org.mailmax.protocol.testkit.InMemoryTestBed;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.Spools;

/// The IMAP engine over a store in memory.
final class ImapEngine implements InMemoryTestBed.Engine {

    static final ImapSettings SETTINGS = new ImapSettings(false, 100_000, ImapLimits.DEFAULT);

    private final Path spool;

    ImapEngine(Path spool) {
        this.spool = spool;
    }

    @Override
    public void converse(Connection connection, InMemoryTestBed bed) {
        new ImapSession(connection, bed.store(), new Spools(spool, 4096), SETTINGS).run();
    }
}
