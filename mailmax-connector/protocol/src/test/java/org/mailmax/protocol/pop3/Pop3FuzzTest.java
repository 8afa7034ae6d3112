package org.mailmax.protocol.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.pop3.session.Pop3Session;
import org.mailmax.protocol.testkit.InMemoryConnection;
import org.mailmax.protocol.testkit.InMemoryTestBed;
import org.mailmax.protocol.testkit.PiecewiseConnection;

/// Whatever a client sends, the session ends by itself, and only QUIT removes a message.
class Pop3FuzzTest {

    private static final String[] WORDS = {
        "USER ann@here.test\r\n",
        "PASS open-sesame\r\n",
        "STAT\r\n",
        "LIST\r\n",
        "LIST 1\r\n",
        "UIDL\r\n",
        "RETR 1\r\n",
        "RETR 4294967297\r\n",
        "TOP 1 0\r\n",
        "TOP 2 99999999999999999999\r\n",
        "DELE 1\r\n",
        "DELE 0\r\n",
        "RSET\r\n",
        "NOOP\r\n",
        "CAPA\r\n",
        "STLS\r\n",
        "AUTH PLAIN\r\n",
        "AUTH\r\n",
        "*\r\n",
        "=\r\n",
        "\r\n",
        "\n",
        "\r",
        "\0",
        "\u00ff\r\n",
        "RETR -1\r\n",
        "RETR 1 2\r\n",
        "LIST x\r\n",
        "x"
    };

    @Test
    void whateverAClientSendsTheSessionEndsByItself() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        SplittableRandom random = new SplittableRandom(seed);
        long end = System.nanoTime() + Long.getLong("fuzz.seconds", 2) * 1_000_000_000L;
        while (System.nanoTime() < end) {
            InMemoryTestBed bed = new InMemoryTestBed((_, _) -> {});
            bed.append("ann", "Subject: x\r\n\r\n.dot\r\n".getBytes(StandardCharsets.US_ASCII));
            InMemoryConnection connection = new InMemoryConnection(Service.POP3, true, true);
            String[] pieces = new String[1 + random.nextInt(25)];
            for (int i = 0; i < pieces.length; i++) {
                pieces[i] = WORDS[i < 2 && random.nextInt(4) > 0 ? i : random.nextInt(WORDS.length)];
            }
            new Pop3Session(new PiecewiseConnection(connection, pieces), bed.store(), Pop3Settings.DEFAULT).run();
            connection.close();
            assertThat(lines(connection)).as("seed %d", seed).isPositive();
            assertThat(bed.inbox("ann")).as("seed %d", seed).hasSize(1);
        }
    }

    private static int lines(InMemoryConnection connection) {
        int lines = 0;
        for (Optional<String> line = read(connection); line.isPresent(); line = read(connection)) {
            lines++;
        }
        return lines;
    }

    private static Optional<String> read(InMemoryConnection connection) {
        return connection.client().readLine(Duration.ofSeconds(1));
    }
}
