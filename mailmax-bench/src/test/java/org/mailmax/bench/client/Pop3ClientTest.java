package org.mailmax.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class Pop3ClientTest {

    private static final String LOGIN = """
        S: +OK ready
        C: USER ann
        S: +OK
        C: PASS secret
        S: +OK
        """;

    private static final Credentials ANN = new Credentials("ann", "secret");

    @Test
    void retrievesAndCountsOctets() throws Exception {
        try (var server = new ScriptedServer(LOGIN + """
            C: STAT
            S: +OK 2 12
            C: RETR 1
            S: +OK
            S: abc
            S: .
            C: RETR 2
            S: +OK
            S: ..
            S: 12345
            S: .
            C: QUIT
            S: +OK
            """);
                var client = Pop3Client.login(server.address(), ANN)) {
            assertThat(client.count()).isEqualTo(2);
            assertThat(client.retrieve(2)).isEqualTo(5 + 4 + 7);
            client.quit();
            assertThat(server.surprises()).isEmpty();
        }
    }

    @Test
    void pipelinedMeansAllCommandsBeforeTheFirstAnswer() throws Exception {
        try (var server = new ScriptedServer(LOGIN + """
            C: RETR 1
            C: RETR 2
            S: +OK
            S: .
            S: -ERR gone
            """);
                var client = Pop3Client.login(server.address(), ANN)) {
            assertThatThrownBy(() -> client.retrievePipelined(2)).hasMessageContaining("gone");
            assertThat(server.surprises()).isEmpty();
        }
    }
}
