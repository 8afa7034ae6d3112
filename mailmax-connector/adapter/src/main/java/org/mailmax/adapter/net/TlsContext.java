package org.mailmax.adapter.net;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Makes connections secure with the certificate of the moment.
final class TlsContext {

    private final Supplier<Optional<SslContext>> current;
    private final long handshakeMillis;

    /// @param current the context made from the certificate as it is now; nothing when there is none
    TlsContext(Supplier<Optional<SslContext>> current, long handshakeMillis) {
        this.current = current;
        this.handshakeMillis = handshakeMillis;
    }

    boolean isAvailable() {
        return current.get().isPresent();
    }

    /// The handler for a port where TLS begins at once.
    SslHandler handler(Channel channel) throws IOException {
        return handler(channel, false);
    }

    /// Goes over to TLS on a connection that began in clear.
    ///
    /// @param sayGoAhead writes exactly one message, the reply to STARTTLS, which is the last one in clear
    void secure(Channel channel, Runnable sayGoAhead) throws IOException {
        SslHandler handler = handler(channel, true);
        // One task, so that no octet of the client can come between the handler and the reply.
        channel.eventLoop().execute(() -> {
            channel.pipeline().addFirst(handler);
            sayGoAhead.run();
        });
        boolean done = handler.handshakeFuture().awaitUninterruptibly(handshakeMillis + 1000, TimeUnit.MILLISECONDS);
        if (!done || !handler.handshakeFuture().isSuccess()) {
            throw new IOException(
                    "TLS handshake failed", handler.handshakeFuture().cause());
        }
    }

    private SslHandler handler(Channel channel, boolean firstWriteInClear) throws IOException {
        SslContext context = current.get().orElseThrow(() -> new IOException("no certificate"));
        SslHandler handler = new SslHandler(context.newEngine(channel.alloc()), firstWriteInClear);
        handler.setHandshakeTimeoutMillis(handshakeMillis);
        return handler;
    }
}
