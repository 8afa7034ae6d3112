package org.mailmax.protocol.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.memory.MemoryMailStore;
import org.mailmax.mail.memory.MemoryMailTransfer;
import org.mailmax.protocol.imap.session.ImapLimits;
import org.mailmax.protocol.imap.session.ImapSession;
import org.mailmax.protocol.imap.session.ImapSettings;
import org.mailmax.protocol.smtp.SmtpSession;
import org.mailmax.protocol.smtp.SmtpSettings;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.Spools;

/// The test bed for a deployed server, tried on engines behind sockets.
class TcpTestBedTest {

    private interface Engine {
        void converse(Connection connection) throws IOException;
    }

    @TempDir
    Path spool;

    private final MemoryMailStore store = new MemoryMailStore();
    private ServerSocket smtp;
    private ServerSocket imap;
    private TcpTestBed bed;

    @BeforeEach
    void listen() throws IOException {
        Spools spools = new Spools(spool);
        ImapSettings settings = new ImapSettings(true, 100_000, ImapLimits.DEFAULT);
        smtp = serve(
                Service.SMTP,
                connection -> new SmtpSession(
                                connection, new MemoryMailTransfer(store), spools, SmtpSettings.of("mx.here.test"))
                        .run());
        imap = serve(Service.IMAP, connection -> new ImapSession(connection, store, spools, settings).run());
        bed = new TcpTestBed(
                Map.of(
                        new TcpTestBed.Door(Service.SMTP, false), smtp.getLocalPort(),
                        new TcpTestBed.Door(Service.IMAP, false), imap.getLocalPort()),
                address -> store.addAccount(address, TestBed.PASSWORD));
    }

    @AfterEach
    void close() throws IOException {
        smtp.close();
        imap.close();
    }

    @Test
    void appendedMessagesAreInTheInbox() throws IOException {
        assertThat(bed.inbox("ann")).isEmpty();
        assertThat(bed.append("ann", octets("Subject: one\r\n\r\n1\r\n"))).isEqualTo(1);
        assertThat(bed.append("ann", octets("Subject: two\r\n\r\n{3}\r\n"))).isEqualTo(2);
        assertThat(bed.inbox("ann"))
                .map(String::new)
                .containsExactly("Subject: one\r\n\r\n1\r\n", "Subject: two\r\n\r\n{3}\r\n");
        assertThat(bed.inbox("bob")).isEmpty();
    }

    @Test
    void everyTestBedHasAccountsOfItsOwn() throws IOException {
        TcpTestBed other = new TcpTestBed(Map.of(), _ -> {});
        assertThat(bed.account("ann")).isEqualTo(bed.account("ann")).isNotEqualTo(other.account("ann"));
    }

    @Test
    void transcriptsRunOverTcp() throws IOException {
        Transcript deliver = Transcripts.in("smtp").stream()
                .filter(transcript -> transcript.name().equals("deliver"))
                .findFirst()
                .orElseThrow();
        new TranscriptRunner(bed, Service.SMTP, deliver).run();
    }

    @Test
    void aServiceWithoutPortIsTold() {
        assertThatThrownBy(() -> bed.connect(Service.POP3, true)).hasMessageContaining("POP3");
    }

    private static ServerSocket serve(Service service, Engine engine) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(server, service, engine));
        return server;
    }

    private static void accept(ServerSocket server, Service service, Engine engine) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                engine.converse(new SocketConnection(socket, service, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
