package org.mailmax.bench.scenario;

import java.io.IOException;
import org.mailmax.bench.client.ImapClient;
import org.mailmax.bench.client.Message;
import org.mailmax.bench.measure.Worker;
import org.mailmax.bench.server.Target;

/// Repeats one operation in one IMAP session with the INBOX selected.
final class ImapWorker implements Worker {

    private final ImapClient client;
    private final ImapSession session;
    private final Operation operation;

    /// One of the session's operations.
    @FunctionalInterface
    interface Operation {
        void on(ImapSession session) throws IOException;
    }

    private ImapWorker(ImapClient client, ImapSession session, Operation operation) {
        this.client = client;
        this.session = session;
        this.operation = operation;
    }

    static ImapWorker open(Target target, int index, long seed, int size, Operation operation) throws IOException {
        ImapClient client = Mailboxes.login(target, target.reader(index));
        ImapSession session = new ImapSession(client, target, new Message(size, seed), seed);
        session.select();
        return new ImapWorker(client, session, operation);
    }

    @Override
    public long perform() throws IOException {
        operation.on(session);
        return 1;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
