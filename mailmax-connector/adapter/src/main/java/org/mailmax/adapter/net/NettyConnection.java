package org.mailmax.adapter.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.OpenSession;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.ShutdownException.Reason;

/// A channel of Netty as a session sees it: Netty's threads put octets in, the session's virtual thread takes them
/// out and sleeps when there are none. An idle connection holds no buffer.
final class NettyConnection extends ChannelInboundHandlerAdapter implements Connection {

    private static final long GOOD_BYE_SECONDS = 5;

    private final Channel channel;
    private final TlsContext tls;
    private final NettyOutput output;
    private final OpenConnections overseer;
    private final Inbox inbox = new Inbox();
    private volatile Peer peer;
    private volatile Owner owner;
    private volatile long lastUse = System.currentTimeMillis();

    /// @param since when the session was logged in to
    private record Owner(Identity who, Instant since) {}

    NettyConnection(Channel channel, Peer peer, TlsContext tls, Duration writeTimeout, OpenConnections overseer) {
        this.channel = channel;
        this.peer = peer;
        this.tls = tls;
        this.output = new NettyOutput(channel, writeTimeout);
        this.overseer = overseer;
    }

    // --- what Netty calls

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf octets)) {
            ReferenceCountUtil.release(message);
        } else if (inbox.add(octets)) {
            context.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        output.wakeUp();
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inbox.end();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        inbox.end();
        output.wakeUp();
        context.fireChannelInactive();
    }

    /// A reset or a damaged TLS record ends the connection; there is nobody left to tell.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        inbox.end();
        context.close();
    }

    // --- what the session calls

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public Event await(Duration timeout) throws IOException {
        return inbox.await(timeout);
    }

    @Override
    public void signal() {
        inbox.signal();
    }

    @Override
    public int read(ByteBuffer target, Duration timeout) throws IOException {
        int count = inbox.read(target, timeout);
        if (count == 0) {
            throw new SocketTimeoutException("the client is silent");
        }
        lastUse = System.currentTimeMillis();
        if (!channel.config().isAutoRead() && inbox.wantsMore()) {
            channel.config().setAutoRead(true);
        }
        return count;
    }

    @Override
    public boolean hasUnreadInput() {
        return inbox.hasOctets();
    }

    @Override
    public void write(ByteBuffer octets) throws IOException {
        output.write(octets);
    }

    @Override
    public void write(Content content, long offset, long length) throws IOException {
        output.write(content, offset, length, !peer.secure());
    }

    @Override
    public void flush() throws IOException {
        output.flush();
    }

    @Override
    public boolean canStartTls() {
        return !peer.secure() && tls.isAvailable();
    }

    @Override
    public void startTls() throws IOException {
        if (inbox.hasOctets()) {
            throw new EOFException("octets in clear after STARTTLS");
        }
        tls.secure(channel, output::sendInClear);
        peer = peer.secured();
    }

    @Override
    public void belongsTo(Identity who) {
        Instant heard = Instant.ofEpochMilli(lastUse);
        owner = new Owner(who, Instant.now());
        if (overseer.isEnded(who.account(), heard)) {
            end();
        }
    }

    @Override
    public void close() {
        output.close();
        inbox.end();
    }

    // --- what those who oversee the sessions call

    /// Makes the session's next read or wait fail with
    /// [ShutdownException][org.mailmax.protocol.wire.ShutdownException].
    void stop() {
        inbox.stop(Reason.SERVER_STOPS);
    }

    /// The same now, and closes the connection when the session has not done so in time. It is nobody's session any
    /// more: whoever ended it does not find it in the list.
    void end() {
        owner = null;
        inbox.stop(Reason.SESSION_ENDED);
        channel.eventLoop().schedule(() -> channel.close(), GOOD_BYE_SECONDS, TimeUnit.SECONDS);
    }

    /// The session of somebody who has logged in.
    Optional<OpenSession> session() {
        Owner now = owner;
        return Optional.ofNullable(now)
                .map(it -> new OpenSession(
                        channel.id().asLongText(), it.who(), peer, it.since(), Instant.ofEpochMilli(lastUse)));
    }
}
