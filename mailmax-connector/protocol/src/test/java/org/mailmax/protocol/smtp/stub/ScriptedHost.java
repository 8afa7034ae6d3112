package org.mailmax.protocol.smtp.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/// A host on loopback that takes every message, except where it was told to misbehave.
public final class ScriptedHost implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final ServerSocket server;
    private final Map<Phase, Deque<Behaviour>> once = new EnumMap<>(Phase.class);
    private final Map<Phase, Behaviour> always = new EnumMap<>(Phase.class);
    private final Map<String, Behaviour> recipients = new ConcurrentHashMap<>();
    private final List<Received> received = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> peers = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private volatile List<String> keywords = List.of("PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES", "DSN");
    private volatile Optional<SSLContext> tls = Optional.empty();
    private volatile boolean implicitTls;

    private ScriptedHost(ServerSocket server) {
        this.server = server;
    }

    /// On any free port.
    public static ScriptedHost start() {
        return start(InetAddress.getLoopbackAddress(), 0);
    }

    public static ScriptedHost start(InetAddress address, int port) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(address, port), BACKLOG);
            ScriptedHost host = new ScriptedHost(server);
            Thread.ofVirtual().name("scripted-host").start(host::acceptAll);
            return host;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public InetAddress address() {
        return server.getInetAddress();
    }

    /// The keywords of the reply to EHLO; STARTTLS comes with [#withTls].
    public ScriptedHost offering(String... words) {
        keywords = List.of(words);
        return this;
    }

    public ScriptedHost withTls(SSLContext context) {
        tls = Optional.of(context);
        return this;
    }

    public ScriptedHost withImplicitTls(SSLContext context) {
        implicitTls = true;
        return withTls(context);
    }

    /// Misbehaves so the next time; may be said several times for one phase, and is done in that order.
    public synchronized ScriptedHost once(Phase phase, Behaviour behaviour) {
        once.computeIfAbsent(phase, _ -> new ArrayDeque<>()).add(behaviour);
        return this;
    }

    /// Misbehaves so whenever it is not told otherwise by [#once].
    public synchronized ScriptedHost always(Phase phase, Behaviour behaviour) {
        always.put(phase, behaviour);
        return this;
    }

    /// Answers so to this recipient.
    public ScriptedHost to(String address, Behaviour behaviour) {
        recipients.put(address, behaviour);
        return this;
    }

    /// Behaves well from now on.
    public synchronized void behave() {
        once.clear();
        always.clear();
        recipients.clear();
    }

    public List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    /// Waits until so many messages have come altogether.
    ///
    /// @throws AssertionError when they do not come
    public List<Received> await(int count, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (received) {
            while (received.size() < count) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError(received.size() + " messages came, not " + count + ": " + received);
                }
                received.wait(left);
            }
            return List.copyOf(received);
        }
    }

    /// How many connections there were.
    public int connections() {
        return connections.get();
    }

    /// How many connections there are.
    public int openConnections() {
        return open.size();
    }

    /// The addresses connections came from, in their order.
    public List<String> peers() {
        return List.copyOf(peers);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return false
    boolean awaitEnd() throws IOException {
        try {
            closed.await();
            return false;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    List<String> keywords() {
        return keywords;
    }

    Optional<SSLContext> tls() {
        return tls;
    }

    boolean isTlsImplicit() {
        return implicitTls;
    }

    synchronized Optional<Behaviour> behaviour(Phase phase) {
        Deque<Behaviour> next = once.getOrDefault(phase, new ArrayDeque<>());
        return next.isEmpty() ? Optional.ofNullable(always.get(phase)) : Optional.of(next.remove());
    }

    Optional<Behaviour> behaviour(String recipient) {
        return Optional.ofNullable(recipients.get(recipient));
    }

    void take(Received message) {
        synchronized (received) {
            received.add(message);
            received.notifyAll();
        }
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                peers.add(socket.getInetAddress().getHostAddress());
                int number = connections.incrementAndGet();
                Thread.ofVirtual().name("scripted-session").start(() -> serve(socket, number));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            new ScriptedSession(this, socket, number).run();
        } catch (IOException gone) {
            System.getLogger(ScriptedHost.class.getName()).log(System.Logger.Level.DEBUG, "client gone", gone);
        } finally {
            open.remove(socket);
        }
    }
}
