package org.mailmax.protocol.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.protocol.pop3.Pop3Settings;

/// Each limit of POP3, reached and passed by one.
class Pop3LimitsTest {

    private static final Pop3Settings SETTINGS =
            new Pop3Settings(false, 40, 3, Duration.ofMinutes(1), Duration.ofMinutes(1));

    @TempDir
    Path spool;

    private Talk talk;

    @BeforeEach
    void begin() {
        talk = new Talk(spool);
    }

    @Test
    void aLine() {
        assertThat(say("USER " + "x".repeat(35) + "\r\n"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("+OK");
        assertThat(say("USER " + "x".repeat(36) + "\r\n"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("-ERR");
    }

    @Test
    void mistakes() {
        assertThat(say("X\r\n".repeat(2) + "QUIT\r\n")).last().asString().startsWith("+OK");
        assertThat(say("X\r\n".repeat(3) + "QUIT\r\n")).last().asString().startsWith("-ERR too many");
    }

    private List<String> say(String said) {
        return talk.pop3(SETTINGS, said);
    }
}
