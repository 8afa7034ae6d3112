package org.mailmax.protocol.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.ShutdownException;

/// The server's end of a connection without a socket; the client's end is [#client]. TLS is a switch: octets stay as
/// they are.
public final class InMemoryConnection implements Connection {

    private final OctetPipe input = new OctetPipe();
    private final OctetPipe output = new OctetPipe();
    private final ClientEnd client = new ClientEnd(output, input, this);
    private final boolean hasCertificate;
    private volatile Peer peer;
    private volatile boolean closed;
    private volatile boolean goingDown;
    private volatile boolean tlsFails;

    /// @param secure true when TLS is on from the start
    /// @param hasCertificate true when STARTTLS may be offered
    public InMemoryConnection(Service service, boolean secure, boolean hasCertificate) {
        this.peer = new Peer(service, new InetSocketAddress(InetAddress.getLoopbackAddress(), 40000), secure);
        this.hasCertificate = hasCertificate;
    }

    public static InMemoryConnection of(Service service) {
        return new InMemoryConnection(service, false, true);
    }

    public ClientEnd client() {
        return client;
    }

    /// From now on waiting and reading end with [ShutdownException].
    public void shutDown() {
        goingDown = true;
        input.expire();
    }

    /// The next TLS handshake fails.
    public void failTls() {
        tlsFails = true;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public Event await(Duration timeout) throws IOException {
        checkShutdown();
        OctetPipe.Wake wake = input.await(timeout, true);
        checkShutdown();
        return switch (wake) {
            case INPUT -> Event.INPUT;
            case SIGNAL -> Event.SIGNAL;
            case TIMEOUT -> Event.TIMEOUT;
        };
    }

    @Override
    public void signal() {
        input.signal();
    }

    @Override
    public int read(ByteBuffer target, Duration timeout) throws IOException {
        checkShutdown();
        if (input.await(timeout, false) == OctetPipe.Wake.TIMEOUT) {
            checkShutdown();
            throw new SocketTimeoutException("silent");
        }
        int count = input.take(target);
        return count == 0 ? -1 : count;
    }

    @Override
    public boolean hasUnreadInput() {
        return input.hasOctets();
    }

    @Override
    public void write(ByteBuffer octets) throws IOException {
        if (closed || client.isGone()) {
            throw new EOFException("the client is gone");
        }
        byte[] copy = new byte[octets.remaining()];
        octets.get(copy);
        output.put(copy, 0, copy.length);
    }

    @Override
    public void write(Content content, long offset, long length) throws IOException {
        write(ByteBuffer.wrap(content.slice(offset, length).toByteArray()));
    }

    @Override
    public void flush() throws IOException {
        if (client.isGone()) {
            throw new EOFException("the client is gone");
        }
    }

    @Override
    public boolean canStartTls() {
        return hasCertificate && !peer.secure();
    }

    @Override
    public void startTls() throws IOException {
        if (tlsFails) {
            throw new IOException("handshake failed");
        }
        peer = peer.secured();
    }

    @Override
    public void close() {
        closed = true;
        output.close();
    }

    private void checkShutdown() throws IOException {
        if (goingDown) {
            throw new ShutdownException();
        }
    }
}
