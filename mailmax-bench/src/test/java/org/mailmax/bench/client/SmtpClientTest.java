package org.mailmax.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpClientTest {

    private static final String GREETING = """
        S: 220-first line
        S: 220 ready
        C: EHLO bench.example.test
        S: 250-here
        S: 250 PIPELINING
        """;

    private static String transaction(String last) {
        String body = new String(new Message(Message.SMALLEST, 1).octets(), java.nio.charset.StandardCharsets.US_ASCII)
                .lines()
                .map(line -> "C: " + line + "\n")
                .collect(java.util.stream.Collectors.joining());
        return GREETING + """
            C: MAIL FROM:<a@example.org>
            S: 250 ok
            C: RCPT TO:<b@example.test>
            S: 250 ok
            C: DATA
            S: 354 go on
            """ + body + "S: " + last + "\n";
    }

    @Test
    void deliversStepByStep() throws Exception {
        try (var server = new ScriptedServer(transaction("250 2.0.0 taken"));
                var client = SmtpClient.connect(server.address(), Dialect.SMTP)) {
            client.deliverStepwise("a@example.org", List.of("b@example.test"), new Message(Message.SMALLEST, 1));
            assertThat(server.surprises()).isEmpty();
        }
    }

    @Test
    void deliversInOnePiece() throws Exception {
        try (var server = new ScriptedServer(transaction("250 2.0.0 taken"));
                var client = SmtpClient.connect(server.address(), Dialect.SMTP)) {
            client.deliverPipelined("a@example.org", List.of("b@example.test"), new Message(Message.SMALLEST, 1));
            assertThat(server.surprises()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"451 4.3.0 later", "550 no", "25 ok", "ok", "", "2500 ok"})
    void anythingElseThan250Fails(String reply) throws Exception {
        try (var server = new ScriptedServer(transaction(reply));
                var client = SmtpClient.connect(server.address(), Dialect.SMTP)) {
            Message message = new Message(Message.SMALLEST, 1);
            assertThatThrownBy(() -> client.deliverStepwise("a@example.org", List.of("b@example.test"), message))
                    .isInstanceOf(UnexpectedReply.class);
        }
    }

    @Test
    void lmtpWantsOneReplyForEachRecipient() throws Exception {
        String script = transaction("250 first").replace("EHLO", "LHLO") + "S: 452 4.2.2 second is full\n";
        String twoRecipients = script.replace("C: DATA", "C: RCPT TO:<c@example.test>\nS: 250 ok\nC: DATA");
        try (var server = new ScriptedServer(twoRecipients);
                var client = SmtpClient.connect(server.address(), Dialect.LMTP)) {
            List<String> recipients = List.of("b@example.test", "c@example.test");
            Message message = new Message(Message.SMALLEST, 1);
            assertThatThrownBy(() -> client.deliverPipelined("a@example.org", recipients, message))
                    .hasMessageContaining("second is full");
        }
    }

    @Test
    void authenticates() throws Exception {
        try (var server = new ScriptedServer(GREETING + "C: AUTH PLAIN AGFubgBzZWNyZXQ=\nS: 535 no\n");
                var client = SmtpClient.connect(server.address(), Dialect.SMTP)) {
            assertThatThrownBy(() -> client.authenticate(new Credentials("ann", "secret")))
                    .hasMessageContaining("535");
            assertThat(server.surprises()).isEmpty();
        }
    }
}
