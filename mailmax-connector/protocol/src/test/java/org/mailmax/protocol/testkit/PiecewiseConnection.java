package org.mailmax.protocol.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.wire.Connection;

/// A connection whose client sends pieces, each only when the server waits for it.
public class PiecewiseConnection implements Connection {

    private final InMemoryConnection connection;
    private final String[] pieces;
    private int next;

    public PiecewiseConnection(InMemoryConnection connection, String... pieces) {
        this.connection = connection;
        this.pieces = pieces;
    }

    /// True when the client has sent all its pieces.
    public boolean isLastPieceSent() {
        return next >= pieces.length;
    }

    @Override
    public Event await(Duration timeout) throws IOException {
        while (!timeout.isZero() && !connection.hasUnreadInput() && next <= pieces.length) {
            if (next < pieces.length) {
                connection.client().send(pieces[next]);
            } else {
                connection.client().finish();
            }
            next++;
        }
        return connection.await(timeout);
    }

    @Override
    public int read(ByteBuffer target, Duration timeout) throws IOException {
        if (!connection.hasUnreadInput()) {
            await(timeout);
        }
        return connection.read(target, timeout);
    }

    @Override
    public Peer peer() {
        return connection.peer();
    }

    @Override
    public void signal() {
        connection.signal();
    }

    @Override
    public boolean hasUnreadInput() {
        return connection.hasUnreadInput();
    }

    @Override
    public void write(ByteBuffer octets) throws IOException {
        connection.write(octets);
    }

    @Override
    public void write(Content content, long offset, long length) throws IOException {
        connection.write(content, offset, length);
    }

    @Override
    public void flush() throws IOException {
        connection.flush();
    }

    @Override
    public boolean canStartTls() {
        return connection.canStartTls();
    }

    @Override
    public void startTls() throws IOException {
        connection.startTls();
    }

    @Override
    public void close() {
        connection.close();
    }
}
