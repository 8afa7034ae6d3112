package org.mailmax.protocol.testkit;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.wire.Connection;

/// The server's end of a plain socket, for trying engines and test beds over TCP without a server. Knows no TLS.
public final class SocketConnection implements Connection {

    private final Socket socket;
    private final Peer peer;
    private final PushbackInputStream input;

    public SocketConnection(Socket socket, Service service, boolean secure) throws IOException {
        this.socket = socket;
        this.peer = new Peer(service, (InetSocketAddress) socket.getRemoteSocketAddress(), secure);
        this.input = new PushbackInputStream(socket.getInputStream());
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public Event await(Duration timeout) throws IOException {
        try {
            socket.setSoTimeout((int) Math.max(1, timeout.toMillis()));
            int octet = input.read();
            if (octet >= 0) {
                input.unread(octet);
            }
            return Event.INPUT;
        } catch (SocketTimeoutException silent) {
            return Event.TIMEOUT;
        }
    }

    @Override
    public void signal() {
        // Engines that wait for signals are tried in memory.
    }

    @Override
    public int read(ByteBuffer target, Duration timeout) throws IOException {
        socket.setSoTimeout((int) Math.max(1, timeout.toMillis()));
        int count = input.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
        target.position(target.position() + Math.max(0, count));
        return count;
    }

    @Override
    public boolean hasUnreadInput() {
        try {
            return input.available() > 0;
        } catch (IOException closed) {
            return false;
        }
    }

    @Override
    public void write(ByteBuffer octets) throws IOException {
        socket.getOutputStream().write(octets.array(), octets.arrayOffset() + octets.position(), octets.remaining());
    }

    @Override
    public void write(Content content, long offset, long length) throws IOException {
        write(ByteBuffer.wrap(content.slice(offset, length).toByteArray()));
    }

    @Override
    public void flush() throws IOException {
        socket.getOutputStream().flush();
    }

    @Override
    public boolean canStartTls() {
        return false;
    }

    @Override
    public void startTls() throws IOException {
        throw new IOException("no TLS here");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            System.getLogger(SocketConnection.class.getName()).log(System.Logger.Level.DEBUG, "closing", alreadyGone);
        }
    }
}
