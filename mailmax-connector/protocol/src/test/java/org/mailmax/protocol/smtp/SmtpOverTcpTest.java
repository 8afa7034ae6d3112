package org.mailmax.protocol.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.testkit.InMemoryTestBed;
import org.mailmax.protocol.testkit.SocketClient;
import org.mailmax.protocol.testkit.SocketConnection;
import org.mailmax.protocol.testkit.TestBed;
import org.mailmax.protocol.testkit.TestClient;
import org.mailmax.protocol.testkit.TranscriptRunner;
import org.mailmax.protocol.testkit.Transcripts;
import org.mailmax.protocol.wire.Spools;

/// The same transcripts over sockets: where the octets are cut and how ends of streams look is up to the system.
class SmtpOverTcpTest {

    @TempDir
    static Path spool;

    @TestFactory
    Stream<DynamicTest> overSockets() {
        return Transcripts.in("smtp").stream()
                .filter(transcript -> transcript.header("only", "").isEmpty())
                .filter(transcript -> !transcript.name().startsWith("starttls"))
                .filter(transcript -> !transcript.name().equals("ehlo"))
                .map(transcript -> DynamicTest.dynamicTest(transcript.name(), () -> {
                    try (TestBed bed = new SocketBed()) {
                        new TranscriptRunner(bed, Service.SMTP, transcript).run();
                    }
                }));
    }

    /// Mail in memory behind a socket.
    private static final class SocketBed implements TestBed {

        private final InMemoryTestBed memory = new InMemoryTestBed((_, _) -> {});
        private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        SocketBed() throws IOException {
            Thread.ofVirtual().start(this::serve);
        }

        @Override
        public TestClient connect(Service service, boolean secure) throws IOException {
            return new SocketClient(server.getLocalPort(), secure);
        }

        @Override
        public String account(String part) {
            return memory.account(part);
        }

        @Override
        public long append(String part, byte[] message) {
            return memory.append(part, message);
        }

        @Override
        public List<byte[]> inbox(String part) {
            return memory.inbox(part);
        }

        @Override
        public void close() throws IOException {
            server.close();
        }

        private void serve() {
            try (Socket socket = server.accept()) {
                SmtpSettings settings = SmtpTranscriptTest.SETTINGS;
                SocketConnection connection = new SocketConnection(socket, Service.SMTP, false);
                new SmtpSession(connection, memory.transfer(), new Spools(spool, 1000), settings).run();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
