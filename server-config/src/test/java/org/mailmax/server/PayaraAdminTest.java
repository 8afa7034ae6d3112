package org.mailmax.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PayaraAdminTest {

    private final List<String> asked = new ArrayList<>();
    private HttpServer payara;
    private int status = 200;
    private String answer = "Signature-Version: 1.0\r\nexit-code: SUCCESS\r\nmessage: \r\n";

    @BeforeEach
    void start() throws IOException {
        payara = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        payara.createContext("/", this::answer);
        payara.start();
    }

    @AfterEach
    void stop() {
        payara.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        asked.addAll(exchange.getRequestHeaders().get("Authorization"));
        byte[] octets = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    private void deploy() {
        new PayaraAdmin(payara.getAddress().getPort(), "secret").run("deploy", Map.of("DEFAULT", "/a b/mailmax.ear"));
    }

    @Test
    void aCommandIsOneRequestWithThePassword() {
        deploy();
        assertThat(asked)
                .containsExactly("POST /__asadmin/deploy?DEFAULT=%2Fa+b%2Fmailmax.ear", "Basic YWRtaW46c2VjcmV0");
    }

    @Test
    void whatItRefusesItSays() {
        answer = "Signature-Version: 1.0\r\nexit-code: FAILURE\r\nmessage: Error occurred during deploy\r\n ment: no"
                + " database\r\n\r\nName: x\r\nmessage: other\r\n";
        assertThatThrownBy(this::deploy)
                .isInstanceOf(Refusal.class)
                .hasMessage("Error occurred during deployment: no database");
    }

    @Test
    void anythingElseIsNoSuccess() {
        status = 401;
        assertThatThrownBy(this::deploy).isInstanceOf(Refusal.class).hasMessageContaining("401");
        status = 200;
        answer = "<html>";
        assertThatThrownBy(this::deploy).isInstanceOf(Refusal.class).hasMessageContaining("<html>");
    }

    @Test
    void aServerThatIsGoneIsSaid() {
        payara.stop(0);
        assertThatThrownBy(this::deploy).isInstanceOf(Refusal.class).hasMessageContaining("does not answer");
    }
}
