package org.mailmax.adapter.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.OpenSession;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.ShutdownException;

/// Sessions are seen and ended from outside, over real sockets.
class OpenConnectionsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Identity ANN = new Identity(new AccountId(1), EmailAddress.of("ann@here.test"));
    private static final Identity BOB = new Identity(new AccountId(2), EmailAddress.of("bob@here.test"));

    private final OpenConnections overseer = new OpenConnections();
    private final BlockingQueue<String> seen = new ArrayBlockingQueue<>(10);
    private MailServer server;
    private InetSocketAddress address;

    @BeforeEach
    void newServer(@TempDir Path certificates) throws IOException {
        server = new MailServer(new ConnectionLimits(10, 10, 10, 30), certificates, overseer);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = (InetSocketAddress) free.getLocalSocketAddress();
        }
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    /// A session that may throw what the network throws.
    private interface Talk {
        void with(Connection connection) throws IOException;
    }

    private void serve(Talk talk) throws IOException {
        server.listen(new Listener(Service.IMAP, address, false, "too many\r\n", connection -> {
            try {
                talk.with(connection);
            } catch (ShutdownException ended) {
                seen.add(ended.reason().name());
            } catch (IOException e) {
                seen.add(e.toString());
            }
        }));
    }

    /// Logs in as who the client says, and echoes until somebody ends it.
    private void echo(Connection connection) throws IOException {
        connection.belongsTo(read(connection).equals("ann") ? ANN : BOB);
        try {
            while (true) {
                say(connection, read(connection));
            }
        } catch (ShutdownException ended) {
            say(connection, "bye: " + ended.getMessage());
        }
    }

    private Socket loggedIn(String name) throws IOException {
        Socket client = connect();
        send(client, name);
        send(client, "!");
        assertThat(client.getInputStream().read()).isPositive();
        return client;
    }

    private String only(Identity who) {
        return overseer.list().stream()
                .filter(session -> session.who().equals(who))
                .map(OpenSession::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEndedSessionSaysGoodByeAndTheOthersGoOn() throws Exception {
        serve(this::echo);
        try (Socket ann = loggedIn("ann");
                Socket bob = loggedIn("bob");
                Socket _ = connect()) {
            assertThat(overseer.list())
                    .as("who has not logged in is not there")
                    .extracting(OpenSession::who)
                    .containsExactlyInAnyOrder(ANN, BOB);
            assertThat(overseer.end("none")).isFalse();
            assertThat(overseer.end(only(ANN))).isTrue();
            assertThat(all(ann)).isEqualTo("bye: this session was ended");
            send(bob, "y");
            assertThat(bob.getInputStream().read()).isEqualTo('y');
            assertThat(overseer.list()).extracting(OpenSession::who).containsExactly(BOB);
        }
    }

    @Test
    void allOfAnAccountAreEnded() throws Exception {
        serve(this::echo);
        try (Socket first = loggedIn("ann");
                Socket second = loggedIn("ann");
                Socket bob = loggedIn("bob")) {
            overseer.endAll(ANN.account());
            assertThat(all(first)).startsWith("bye");
            assertThat(all(second)).startsWith("bye");
            send(bob, "y");
            assertThat(bob.getInputStream().read()).isEqualTo('y');
            try (Socket again = loggedIn("ann")) {
                assertThat(again.isClosed()).as("who logs in afterwards stays").isFalse();
            }
        }
    }

    /// The password was right when it was looked at, and was changed before the session was known.
    @Test
    void aLoginThatWasGoingOnMeanwhileDoesNotStay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        serve(connection -> {
            read(connection);
            asked.countDown();
            await(ended);
            connection.belongsTo(ANN);
            read(connection);
        });
        try (Socket client = connect()) {
            send(client, "ann");
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            overseer.endAll(ANN.account());
            ended.countDown();
            send(client, "whatever else it says");
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("SESSION_ENDED");
        }
    }

    @Test
    void whoDoesNotListenIsCutOff() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        serve(connection -> {
            connection.belongsTo(ANN);
            say(connection, "in");
            await(over);
        });
        try (Socket client = connect()) {
            assertThat(client.getInputStream().readNBytes(2)).asString().isEqualTo("in");
            overseer.endAll(ANN.account());
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            over.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private static String all(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static String read(Connection connection) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(3);
        connection.read(buffer, LONG);
        return StandardCharsets.US_ASCII.decode(buffer.flip()).toString();
    }

    private static void say(Connection connection, String text) throws IOException {
        connection.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        connection.flush();
    }
}
