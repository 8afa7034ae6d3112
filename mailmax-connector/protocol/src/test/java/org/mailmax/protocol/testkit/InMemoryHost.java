package org.mailmax.protocol.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.mailmax.protocol.smtp.client.HostConnection;

/// A connection to a host without a socket; the test plays the host. TLS is a switch: octets stay as they are.
public final class InMemoryHost implements HostConnection {

    private final OctetPipe toClient = new OctetPipe();
    private final OctetPipe toHost = new OctetPipe();
    private volatile boolean secure;
    private volatile boolean tlsFails;
    private volatile boolean closed;

    @Override
    public int read(ByteBuffer target, Duration timeout) throws IOException {
        if (toClient.await(timeout, false) == OctetPipe.Wake.TIMEOUT) {
            throw new SocketTimeoutException("silent");
        }
        int count = toClient.take(target);
        return count == 0 ? -1 : count;
    }

    @Override
    public void write(ByteBuffer octets, Duration timeout) throws IOException {
        if (closed) {
            throw new EOFException("closed");
        }
        byte[] copy = new byte[octets.remaining()];
        octets.get(copy);
        toHost.put(copy, 0, copy.length);
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public void startTls() throws IOException {
        if (tlsFails) {
            throw new IOException("handshake failed");
        }
        secure = true;
    }

    @Override
    public void close() {
        closed = true;
        toHost.close();
    }

    public boolean isClosed() {
        return closed;
    }

    /// TLS from the first octet.
    public void secure() {
        secure = true;
    }

    public void failTls() {
        tlsFails = true;
    }

    public void say(String octets) {
        byte[] copy = octets.getBytes(StandardCharsets.ISO_8859_1);
        toClient.put(copy, 0, copy.length);
    }

    /// Sends no more; what was said can still be read.
    public void hangUp() {
        toClient.close();
    }

    /// The client's present or next wait ends at once, as if its time were over.
    public void beSilent() {
        toClient.expire();
    }

    /// What the client says next: so many octets, or fewer when it says no more.
    public String hear(int count, Duration patience) {
        ByteBuffer heard = ByteBuffer.allocate(count);
        while (heard.hasRemaining()
                && toHost.await(patience, false) != OctetPipe.Wake.TIMEOUT
                && toHost.take(heard) > 0) {
            // The client speaks in pieces.
        }
        return new String(heard.array(), 0, heard.position(), StandardCharsets.ISO_8859_1);
    }

    /// What the client has said and nobody has heard.
    public String rest() {
        StringBuilder rest = new StringBuilder();
        while (toHost.hasOctets()) {
            rest.append(hear(1, Duration.ZERO));
        }
        return rest.toString();
    }
}
