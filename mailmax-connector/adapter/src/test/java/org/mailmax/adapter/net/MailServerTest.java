package org.mailmax.adapter.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.Connection.Event;
import org.mailmax.protocol.wire.ShutdownException;

/// Connections over real sockets.
class MailServerTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    static Path certificates;

    private final InetSocketAddress address = freeAddress();
    private final OpenConnections overseer = new OpenConnections();
    private final BlockingQueue<Object> seen = new ArrayBlockingQueue<>(10);
    private MailServer server;

    @BeforeAll
    static void certificate() throws Exception {
        TestCertificate.make(certificates);
    }

    @BeforeEach
    void newServer() {
        server = new MailServer(new ConnectionLimits(3, 2, 10, 1), certificates, overseer);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void octetsGoBothWays() throws Exception {
        serve(false, connection -> say(connection, "you said " + read(connection)));
        try (Socket client = connect()) {
            send(client, "hello");
            assertThat(all(client)).isEqualTo("you said hello");
        }
    }

    @Test
    void anAnswerLargerThanAllBuffersArrivesWhole() throws Exception {
        byte[] large = new byte[3_000_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31);
        }
        serve(false, connection -> {
            connection.write(ByteBuffer.wrap(large));
            connection.write(Content.of(large), 10, 2_000_000);
            connection.flush();
        });
        try (Socket client = connect()) {
            InputStream in = client.getInputStream();
            assertThat(in.readNBytes(large.length)).isEqualTo(large);
            assertThat(in.readNBytes(2_000_000)).isEqualTo(java.util.Arrays.copyOfRange(large, 10, 2_000_010));
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void aPartOfAFileIsSentAndTheFileStaysOpen(@TempDir Path directory) throws Exception {
        Path path = Files.write(
                directory.resolve("volume"), "0123456789".repeat(50_000).getBytes());
        try (FileChannel channel = FileChannel.open(path)) {
            serve(false, connection -> {
                connection.write(fileContent(channel, 5), 10, 200_000);
                connection.write(ByteBuffer.wrap("|".getBytes()));
                connection.write(fileContent(channel, 0), 0, 300_000);
                connection.flush();
            });
            try (Socket client = connect()) {
                assertThat(all(client)).isEqualTo("5678901234".repeat(20_000) + "|" + "0123456789".repeat(30_000));
            }
            assertThat(channel.isOpen()).isTrue();
        }
    }

    @Test
    void aSignalWakesUpASessionThatWaits() throws Exception {
        BlockingQueue<Connection> connections = new ArrayBlockingQueue<>(1);
        serve(false, connection -> {
            connections.add(connection);
            seen.add(connection.await(LONG));
            seen.add(connection.await(LONG));
            seen.add(connection.await(Duration.ofMillis(5)));
        });
        try (Socket client = connect()) {
            connections.take().signal();
            assertThat(next()).isEqualTo(Event.SIGNAL);
            send(client, "x");
            assertThat(next()).isEqualTo(Event.INPUT);
            assertThat(next()).as("input that was not read is still there").isEqualTo(Event.INPUT);
        }
    }

    @Test
    void aSilentClientIsATimeoutAndOneThatIsGoneTheEnd() throws Exception {
        serve(false, connection -> {
            try {
                connection.read(ByteBuffer.allocate(1), Duration.ofMillis(20));
            } catch (SocketTimeoutException silent) {
                seen.add("silent");
            }
            seen.add(connection.read(ByteBuffer.allocate(1), LONG));
        });
        Socket client = connect();
        assertThat(next()).isEqualTo("silent");
        client.close();
        assertThat(next()).isEqualTo(-1);
    }

    @Test
    void aClientThatSendsNoMoreGetsItsAnswers() throws Exception {
        serve(false, connection -> {
            say(connection, "you said " + read(connection));
            seen.add(connection.read(ByteBuffer.allocate(1), LONG));
            say(connection, ", and good-bye");
        });
        try (Socket client = connect()) {
            send(client, "hello");
            client.shutdownOutput();
            assertThat(all(client)).isEqualTo("you said hello, and good-bye");
            assertThat(next()).isEqualTo(-1);
        }
    }

    @Test
    void underTlsAClientThatSendsNoMoreIsTheEnd() throws Exception {
        serve(true, connection -> seen.add(connection.read(ByteBuffer.allocate(1), LONG)));
        try (Socket plain = connect()) {
            secured(plain).shutdownOutput();
            assertThat(next()).isEqualTo(-1);
        }
    }

    @Test
    void aSilentHandshakeIsGivenUp() throws Exception {
        server.stop();
        server = new MailServer(new ConnectionLimits(3, 2, 1, 1), certificates, overseer);
        serve(true, _ -> seen.add("session"));
        try (Socket silent = connect()) {
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void aSilentHandshakeAfterStartTlsIsGivenUp() throws Exception {
        server.stop();
        server = new MailServer(new ConnectionLimits(3, 2, 1, 1), certificates, overseer);
        serve(false, connection -> {
            say(connection, "go");
            connection.startTls();
        });
        try (Socket silent = connect()) {
            assertThat(all(silent)).isEqualTo("go");
            assertThat(next()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aClientThatDoesNotReadIsGivenUp() throws Exception {
        serve(false, connection -> {
            try {
                while (true) {
                    connection.write(ByteBuffer.allocate(100_000));
                }
            } catch (SocketTimeoutException full) {
                seen.add("given up");
            }
        });
        try (Socket _ = connect()) {
            assertThat(next()).isEqualTo("given up");
        }
    }

    @Test
    void startTlsSecuresTheConnection() throws Exception {
        serve(false, connection -> {
            assertThat(connection.canStartTls()).isTrue();
            read(connection);
            connection.write(ByteBuffer.wrap("go".getBytes()));
            connection.startTls();
            seen.add(connection.peer().secure());
            seen.add(connection.canStartTls());
            say(connection, read(connection).toUpperCase());
        });
        try (Socket plain = connect()) {
            send(plain, "STARTTLS");
            assertThat(plain.getInputStream().readNBytes(2)).asString().isEqualTo("go");
            SSLSocket client = secured(plain);
            send(client, "secret");
            assertThat(all(client)).isEqualTo("SECRET");
            assertThat(next()).isEqualTo(true);
            assertThat(next()).isEqualTo(false);
        }
    }

    @Test
    void octetsInClearBehindStartTlsEndTheConnection() throws Exception {
        serve(false, connection -> {
            connection.read(ByteBuffer.allocate(8), LONG);
            seen.add(connection.hasUnreadInput());
            try {
                connection.startTls();
            } catch (EOFException injected) {
                seen.add("refused");
            }
        });
        try (Socket client = connect()) {
            send(client, "STARTTLSinjected");
            assertThat(next()).isEqualTo(true);
            assertThat(next()).isEqualTo("refused");
        }
    }

    @Test
    void implicitTlsBeginsWithTheFirstOctet() throws Exception {
        serve(true, connection -> say(connection, connection.peer().secure() + " " + read(connection)));
        try (Socket plain = connect()) {
            SSLSocket client = secured(plain);
            send(client, "hello");
            assertThat(all(client)).isEqualTo("true hello");
        }
    }

    @Test
    void plainOctetsOnATlsPortReachNoSession() throws Exception {
        serve(true, _ -> seen.add("session"));
        try (Socket client = connect()) {
            send(client, "GET / HTTP/1.1\r\n\r\n");
            client.getInputStream().readAllBytes();
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void theThirdConnectionFromOneAddressIsRefused() throws Exception {
        serve(false, connection -> {
            say(connection, "welcome");
            connection.await(LONG);
        });
        try (Socket first = connect();
                Socket second = connect();
                Socket third = connect()) {
            assertThat(first.getInputStream().readNBytes(7)).asString().isEqualTo("welcome");
            assertThat(second.getInputStream().readNBytes(7)).asString().isEqualTo("welcome");
            assertThat(all(third)).isEqualTo("421 too many\r\n");
        }
    }

    @Test
    void stoppingLetsSessionsSayGoodBye() throws Exception {
        serve(false, connection -> {
            seen.add("waiting");
            try {
                connection.await(LONG);
            } catch (ShutdownException stopping) {
                say(connection, "bye");
            }
        });
        try (Socket client = connect()) {
            next();
            server.stop();
            assertThat(all(client)).isEqualTo("bye");
            assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aTakenPortIsSaidInOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(address);
            assertThatThrownBy(() -> serve(false, _ -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot listen on");
        }
    }

    /// A session that may throw what the network throws.
    private interface Talk {
        void with(Connection connection) throws IOException;
    }

    private void serve(boolean implicitTls, Talk talk) throws IOException {
        server.listen(new Listener(Service.IMAP, address, implicitTls, "421 too many\r\n", connection -> {
            try {
                talk.with(connection);
            } catch (IOException e) {
                seen.add(e);
            }
        }));
    }

    private Object next() throws InterruptedException {
        return seen.poll(20, TimeUnit.SECONDS);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static SSLSocket secured(Socket plain) throws Exception {
        SSLSocket client = (SSLSocket) TestCertificate.trustingClient()
                .getSocketFactory()
                .createSocket(plain, "localhost", plain.getPort(), true);
        client.startHandshake();
        return client;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private static String all(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static String read(Connection connection) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1000);
        connection.read(buffer, LONG);
        return StandardCharsets.US_ASCII.decode(buffer.flip()).toString();
    }

    private static void say(Connection connection, String text) throws IOException {
        connection.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        connection.flush();
    }

    private static Content fileContent(FileChannel channel, long start) throws IOException {
        long size = channel.size() - start;
        return new Content() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public int read(long position, ByteBuffer target) throws IOException {
                return channel.read(target, start + position);
            }

            @Override
            public Optional<FileRegion> file() {
                return Optional.of(new FileRegion(channel, start));
            }
        };
    }

    private static InetSocketAddress freeAddress() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
