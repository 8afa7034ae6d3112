package org.mailmax.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @Test
    void thePortOfTheLastTimeIsTakenAgainWhenItIsFree() throws IOException {
        int port = Ports.anyFree();
        assertThat(Ports.sameOrAnyFree(port)).isEqualTo(port);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.sameOrAnyFree(port)).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void aTakenPortIsNamedWithItsSetting(@TempDir Path home) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            Settings settings = Settings.load(
                    Map.of("MAILMAX_HOME", home.toString(), "MAILMAX_ADDRESS", "127.0.0.1", "MAILMAX_SMTP_PORT", port));
            assertThatThrownBy(() -> Ports.checkFree(settings))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(port)
                    .hasMessageContaining("MAILMAX_SMTP_PORT");
        }
    }
}
