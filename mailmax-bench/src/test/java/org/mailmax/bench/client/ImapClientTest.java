package org.mailmax.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import org.junit.jupiter.api.Test;

class ImapClientTest {

    @Test
    void countsWhatPassesByAndSkipsLiterals() throws Exception {
        try (var server = new ScriptedServer("""
            S: * OK ready
            C: a1 FETCH 1:2 (BODY.PEEK[])
            S: * 1 FETCH (BODY[] {11}
            S: * 9 FETCH
            S:  UID 3 BODY[TEXT] {3}
            S: a FLAGS ())
            S: * 2 FETCH (BODY[] "short")
            S: * 7 EXISTS
            S: a1 OK done
            """);
                var client = ImapClient.connect(server.address(), false)) {
            Untagged answer = client.command("FETCH 1:2 (BODY.PEEK[])");
            assertThat(answer.fetches()).isEqualTo(2);
            assertThat(answer.literalOctets()).isEqualTo(14);
            assertThat(answer.exists()).isEqualTo(7);
            assertThat(server.surprises()).isEmpty();
        }
    }

    @Test
    void understandsSearchAndStatus() throws Exception {
        try (var server = new ScriptedServer("""
            S: * OK ready
            C: a1 SEARCH ALL
            S: * SEARCH 1 22 333
            S: a1 OK done
            C: a2 STATUS x (MESSAGES)
            S: * STATUS "MESSAGES 1" (UIDNEXT 12 MESSAGES 42)
            S: a2 OK done
            """);
                var client = ImapClient.connect(server.address(), false)) {
            assertThat(client.command("SEARCH ALL").found()).isEqualTo(3);
            assertThat(client.command("STATUS x (MESSAGES)").messages()).isEqualTo(42);
        }
    }

    @Test
    void forgetsTheCommandBefore() throws Exception {
        try (var server = new ScriptedServer("""
            S: * OK ready
            C: a1 NOOP
            S: * 3 EXISTS
            S: a1 OK done
            C: a2 NOOP
            S: a2 OK done
            """);
                var client = ImapClient.connect(server.address(), false)) {
            assertThat(client.command("NOOP").exists()).isEqualTo(3);
            assertThat(client.command("NOOP").exists()).isEqualTo(-1);
        }
    }

    @Test
    void idlesAndHearsTheNews() throws Exception {
        try (var server = new ScriptedServer("""
            S: * OK ready
            C: a1 IDLE
            S: + idling
            S: * OK still here
            S: * 5 EXISTS
            C: DONE
            S: a1 OK done
            """);
                var client = ImapClient.connect(server.address(), false)) {
            client.idle();
            assertThat(client.nextExists()).isEqualTo(5);
            client.done();
            assertThat(server.surprises()).isEmpty();
        }
    }

    @Test
    void takesNoForAnAnswerOnlyWhenAllowed() throws Exception {
        try (var server = new ScriptedServer("""
            S: * OK ready
            C: a1 CREATE x
            S: a1 NO exists
            C: a2 CREATE y
            S: a2 NO full
            """);
                var client = ImapClient.connect(server.address(), false)) {
            assertThat(client.attempt("CREATE x")).isFalse();
            assertThatThrownBy(() -> client.command("CREATE y"))
                    .isInstanceOf(UnexpectedReply.class)
                    .hasMessage("to \"CREATE y\" came \"a2 NO full\"");
        }
    }

    @Test
    void acceptsNoAnswerToAnotherCommand() throws Exception {
        try (var server = new ScriptedServer("""
            S: * OK ready
            C: a1 NOOP
            S: a2 OK done
            """);
                var client = ImapClient.connect(server.address(), false)) {
            assertThatThrownBy(() -> client.command("NOOP")).isInstanceOf(UnexpectedReply.class);
        }
    }

    @Test
    void seesByeAndTheEndOfTheConnection() throws Exception {
        try (var server = new ScriptedServer("S: * OK ready\nC: a1 NOOP\nS: * BYE too busy\n");
                var client = ImapClient.connect(server.address(), false)) {
            assertThatThrownBy(() -> client.command("NOOP")).hasMessageContaining("too busy");
        }
        try (var server = new ScriptedServer("S: * OK ready\nC: a1 NOOP\nS: * 1 EXISTS\n");
                var client = ImapClient.connect(server.address(), false)) {
            assertThatThrownBy(() -> client.command("NOOP")).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void appendsAfterTheServerSaysGoOn() throws Exception {
        Message message = new Message(1000, 1).number(5);
        try (var server = new ScriptedServer("""
            S: * OK ready
            C: a1 APPEND x {1000}
            S: a1 NO [OVERQUOTA] full
            """);
                var client = ImapClient.connect(server.address(), false)) {
            assertThatThrownBy(() -> client.append("x", message.octets(), message.length()))
                    .hasMessageContaining("OVERQUOTA");
            assertThat(server.surprises()).isEmpty();
        }
    }
}
