package org.mailmax.protocol.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One connection of a transcript: what was said so far, and server lines with their literals put together.
final class Conversation {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)}\\z");

    private final TestClient client;
    private final int number;
    private final StringBuilder log;

    Conversation(TestClient client, int number, StringBuilder log) {
        this.client = client;
        this.number = number;
        this.log = log;
    }

    TestClient client() {
        return client;
    }

    void send(String octets) throws IOException {
        log.append(number).append("> ").append(octets.replace("\r\n", "\n   ")).append('\n');
        client.send(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The next line, with the literals in it and what follows them, or nothing when the server has closed.
    Optional<String> read() throws IOException {
        Optional<String> first = client.readLine(PATIENCE);
        if (first.isEmpty()) {
            log.append(number).append("< (closed)\n");
            return first;
        }
        StringBuilder line = new StringBuilder(first.get());
        for (Matcher literal = LITERAL.matcher(line); literal.find(); literal = LITERAL.matcher(line)) {
            int count = Integer.parseInt(literal.group(1));
            line.append("\r\n")
                    .append(new String(client.readOctets(count, PATIENCE), StandardCharsets.ISO_8859_1))
                    .append(client.readLine(PATIENCE).orElse(""));
        }
        log.append(number)
                .append("< ")
                .append(line.toString().replace("\r\n", "\n   "))
                .append('\n');
        return Optional.of(line.toString());
    }
}
