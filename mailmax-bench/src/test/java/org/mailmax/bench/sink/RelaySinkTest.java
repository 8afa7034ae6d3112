package org.mailmax.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailmax.bench.client.Dialect;
import org.mailmax.bench.client.Message;
import org.mailmax.bench.client.SmtpClient;
import org.mailmax.bench.client.Wire;

class RelaySinkTest {

    @Test
    void everyHostCountsWhatItTakes() throws IOException, InterruptedException {
        int port = freePort();
        RelaySink sink = new RelaySink(port);
        for (String host : List.of("127.1.0.1", "127.1.0.50")) {
            try (SmtpClient client = SmtpClient.connect(new InetSocketAddress(host, port), Dialect.SMTP)) {
                client.deliverPipelined("a@example.test", List.of("b@[" + host + "]"), new Message(4096, 1));
                client.deliverStepwise("a@example.test", List.of("b@[" + host + "]"), new Message(4096, 2));
            }
        }
        try (Wire wire = Wire.open(new InetSocketAddress("127.1.0.2", port))) {
            wire.line();
            wire.send("MAIL FROM:<>\r\nRCPT TO:<b@[127.1.0.2]>\r\nBDAT 4 LAST\r\nQUITQUIT\r\n");
            wire.line();
            wire.line();
            assertThat(wire.line().startsWith("250")).isTrue();
            assertThat(wire.line().startsWith("221")).isTrue();
        }

        assertThat(sink.await(5)).isLessThanOrEqualTo(System.nanoTime());
        assertThatThrownBy(() -> sink.await(4)).hasMessageContaining("twice");
    }

    @Test
    void recipientsAreAtAddressLiteralsInTurn() {
        assertThat(RelaySink.recipient(0)).isEqualTo("somebody@[127.1.0.1]");
        assertThat(RelaySink.recipient(49)).isEqualTo("somebody@[127.1.0.50]");
        assertThat(RelaySink.recipient(50)).isEqualTo("somebody@[127.1.0.1]");
    }

    @Test
    void whereNobodyTakesMailNobodySpeaks() throws IOException {
        int port = freePort();
        new RelaySink(port);
        assertThat(RelaySink.deadRecipient(0)).isEqualTo("somebody@[127.2.0.1]");
        assertThat(RelaySink.deadRecipient(9_999)).isEqualTo("somebody@[127.2.39.250]");
        InetSocketAddress dead = new InetSocketAddress("127.2.39.250", port);
        assertThatThrownBy(() -> Wire.open(dead)).isInstanceOf(ConnectException.class);
        try (Closeable _ = RelaySink.silence(port);
                Socket socket = new Socket()) {
            socket.connect(dead);
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            try (SmtpClient living = SmtpClient.connect(new InetSocketAddress("127.1.0.7", port), Dialect.SMTP)) {
                living.quit();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
