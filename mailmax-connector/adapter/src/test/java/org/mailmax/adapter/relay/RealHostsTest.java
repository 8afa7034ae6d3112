package org.mailmax.adapter.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.mailmax.adapter.relay.Shipments.destination;
import static org.mailmax.adapter.relay.Shipments.to;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmax.adapter.net.ConnectionLimits;
import org.mailmax.adapter.net.Listener;
import org.mailmax.adapter.net.MailServer;
import org.mailmax.adapter.net.OpenConnections;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.memory.MemoryMailStore;
import org.mailmax.mail.memory.MemoryMailTransfer;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Handover;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.protocol.smtp.SmtpSession;
import org.mailmax.protocol.smtp.SmtpSettings;
import org.mailmax.protocol.smtp.stub.TestAuthority;
import org.mailmax.protocol.wire.Spools;

/// Hosts nobody wrote for these tests: Postfix's smtp-sink, and MailMax itself as the next host.
class RealHostsTest extends RelayTest {

    private static final Path SMTP_SINK = Path.of("/usr/sbin/smtp-sink");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "'', RELAYED_WITH_DSN 250",
        "-e, RELAYED 250",
        "-p, RELAYED_WITH_DSN 250",
        "-8, RELAYED_WITH_DSN 250",
        "-f CONNECT, REFUSED 500",
        "-f MAIL, REFUSED 500",
        "-f RCPT, REFUSED 500",
        "-f DATA, REFUSED 500",
        "-f ., REFUSED 500",
        "-r MAIL, DEFERRED 450",
        "-r ., DEFERRED 450",
        "-q EHLO, DEFERRED 0",
        "-q RCPT, DEFERRED 0",
        "-q DATA, DEFERRED 0",
        "-q ., ANSWER_LOST 0",
        "-Q MAIL, DEFERRED 421"
    })
    void smtpSinkDoesAsItIsTold(String option, String result) throws Exception {
        assumeThat(SMTP_SINK).isExecutable();
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(SMTP_SINK.toString()));
        Stream.of(option.split(" ")).filter(word -> !word.isEmpty()).forEach(command::add);
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of("127.0.0.1:" + port, "100"));
        Process sink = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sink.log").toFile())
                .start();
        try {
            waitFor(port, sink);
            Handover handover = relay(
                    relay(),
                    destination(local("sink.test", port, new TlsPolicy.Opportunistic())),
                    to("bob@there.test"));
            assertThat(results(handover)).containsExactly(result + " sink.test");
        } finally {
            sink.destroy();
            sink.waitFor();
        }
    }

    @Test
    void mailMaxTakesWhatMailMaxSends() throws Exception {
        TestAuthority authority = TestAuthority.make(Files.createDirectory(directory.resolve("authority")));
        keepCertificate(authority.host("mx.second.test"));
        MemoryMailStore store = new MemoryMailStore();
        store.addAccount("zoe@second.test", "secret");
        MemoryMailTransfer transfer = new MemoryMailTransfer(store);
        Spools spools = new Spools(Files.createDirectory(directory.resolve("spool")));
        SmtpSettings settings = SmtpSettings.of("mx.second.test");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        MailServer server = new MailServer(new ConnectionLimits(100, 100, 30, 30), directory, new OpenConnections());
        try {
            server.listen(new Listener(
                    Service.SMTP,
                    address,
                    false,
                    "",
                    connection -> new SmtpSession(connection, transfer, spools, settings).run()));
            sendMany(relay(SETTINGS.withAuthorities(authority.certificate())), address.getPort());
        } finally {
            server.stop();
        }
    }

    /// Small and large, with dots and without, on several connections.
    private void sendMany(SocketRelay relay, int port) {
        TlsPolicy verified = new TlsPolicy.Verified(Set.of("mx.second.test"));
        Destination there = destination(local("mx.second.test", port, verified));
        List<FutureTask<Handover>> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String text = "Subject: " + i + "\r\n\r\n" + ".x\r\n..\r\n".repeat(1 + 2000 * i);
            tasks.add(begin(
                    relay, there, Shipments.of(text, DeliveryOptions.NONE, "zoe@second.test", "nobody@second.test")));
        }
        for (FutureTask<Handover> task : tasks) {
            Handover handover = await(task);
            assertThat(handover.attempts().getLast().trust()).isEqualTo(Handover.Trust.AUTHORITY);
            assertThat(results(handover))
                    .containsExactly("RELAYED_WITH_DSN 250 mx.second.test", "REFUSED 550 mx.second.test");
        }
    }

    private void keepCertificate(TestAuthority.Host host) throws Exception {
        try (OutputStream out = Files.newOutputStream(directory.resolve("mailmax.p12"))) {
            host.only().store(out, "secret".toCharArray());
        }
        Files.writeString(directory.resolve("mailmax.p12.password"), "secret\n", StandardCharsets.US_ASCII);
    }

    private static Destination.Host local(String name, int port, TlsPolicy policy) {
        return new Destination.Host(name, List.of(InetAddress.getLoopbackAddress()), port, policy);
    }

    private static void waitFor(int port, Process sink) {
        while (sink.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("smtp-sink did not start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
