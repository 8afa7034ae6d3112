package org.mailmax.adapter.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Listens on ports and runs one session on one virtual thread for each connection.
public final class MailServer {

    private static final int BACKLOG = 1024;
    private static final int EVENT_LOOPS = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
    private static final Duration GOOD_BYE = Duration.ofSeconds(10);

    private final EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(EVENT_LOOPS, NioIoHandler.newFactory());
    private final ExecutorService sessions = Executors.newThreadPerTaskExecutor(
            Threads.detached().name("session-", 0).factory());
    private final List<Channel> listening = new ArrayList<>();
    private final List<ConnectionRegistry> registries = new ArrayList<>();
    private final ConnectionLimits limits;
    private final TlsContext tls;
    private final OpenConnections overseer;

    /// @param certificates the directory of the server's certificate
    /// @param overseer who may see and end the sessions
    public MailServer(ConnectionLimits limits, Path certificates, OpenConnections overseer) {
        this.limits = limits;
        this.overseer = overseer;
        this.tls = new TlsContext(new Certificate(certificates)::current, limits.handshakeSeconds() * 1000L);
    }

    /// @throws IOException when the port is taken or may not be used
    public void listen(Listener listener) throws IOException {
        ConnectionRegistry registry = new ConnectionRegistry(limits);
        registries.add(registry);
        overseer.add(registry);
        var bind = new ServerBootstrap()
                .group(eventLoops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                // Who says that nothing more will come still gets the answers to what has come.
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ConnectionOpener(listener, registry, limits, tls, sessions, overseer))
                .bind(listener.address())
                .awaitUninterruptibly();
        if (!bind.isSuccess()) {
            throw new IOException(
                    "cannot listen on " + listener.address() + ": "
                            + bind.cause().getMessage(),
                    bind.cause());
        }
        listening.add(bind.channel());
    }

    /// Takes no new connection, lets every session say good-bye, and ends.
    public void stop() {
        listening.forEach(channel -> channel.close().awaitUninterruptibly());
        try {
            for (ConnectionRegistry registry : registries) {
                registry.stop(GOOD_BYE);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        overseer.remove(registries);
        sessions.shutdownNow();
        eventLoops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }
}
