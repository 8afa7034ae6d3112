package org.mailmax.adapter.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.mailmax.mail.identity.Peer;

/// Turns an accepted channel into a connection with a session, unless a limit says no.
final class ConnectionOpener extends ChannelInitializer<Channel> {

    private static final System.Logger LOG = System.getLogger(ConnectionOpener.class.getName());

    private final Listener listener;
    private final ConnectionRegistry registry;
    private final ConnectionLimits limits;
    private final TlsContext tls;
    private final ExecutorService sessions;
    private final OpenConnections overseer;

    ConnectionOpener(
            Listener listener,
            ConnectionRegistry registry,
            ConnectionLimits limits,
            TlsContext tls,
            ExecutorService sessions,
            OpenConnections overseer) {
        this.listener = listener;
        this.registry = registry;
        this.limits = limits;
        this.tls = tls;
        this.sessions = sessions;
        this.overseer = overseer;
    }

    @Override
    protected void initChannel(Channel channel) throws IOException {
        Peer peer = new Peer(listener.service(), (InetSocketAddress) channel.remoteAddress(), listener.implicitTls());
        Duration patience = Duration.ofSeconds(limits.writeSeconds());
        NettyConnection connection = new NettyConnection(channel, peer, tls, patience, overseer);
        if (!registry.add(connection)) {
            refuse(channel);
            return;
        }
        channel.closeFuture().addListener(_ -> registry.remove(connection));
        if (listener.implicitTls()) {
            openSecured(channel, connection);
        } else {
            channel.pipeline().addLast(connection);
            start(connection);
        }
    }

    private void openSecured(Channel channel, NettyConnection connection) throws IOException {
        SslHandler handler = tls.handler(channel);
        channel.pipeline().addLast(handler, connection);
        handler.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                start(connection);
            } else {
                channel.close();
            }
        });
    }

    private void refuse(Channel channel) {
        if (listener.implicitTls()) {
            channel.close();
        } else {
            channel.writeAndFlush(Unpooled.copiedBuffer(listener.overloaded(), StandardCharsets.US_ASCII))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void start(NettyConnection connection) {
        try {
            sessions.execute(() -> converse(connection));
        } catch (RejectedExecutionException stopping) {
            connection.close();
        }
    }

    /// A session ends by itself; what it throws is a defect of ours and must not take anything else with it.
    private void converse(NettyConnection connection) {
        try (connection) {
            listener.session().run(connection);
        } catch (RuntimeException | Error defect) {
            LOG.log(Level.ERROR, listener.service() + " session failed", defect);
        }
    }
}
