package org.mailmax.protocol.pop3.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.protocol.pop3.command.Pop3Parser.Parsed;

class Pop3ParserTest {

    static Stream<Arguments> understood() {
        return Stream.of(
                Arguments.of("CAPA", new Pop3Command.Capa()),
                Arguments.of("quit", new Pop3Command.Quit()),
                Arguments.of("STLS ", new Pop3Command.Stls()),
                Arguments.of("USER a b", new Pop3Command.User("a b")),
                Arguments.of("PASS  blank ", new Pop3Command.Pass(" blank ")),
                Arguments.of("AUTH plain", new Pop3Command.Auth("PLAIN", Optional.empty())),
                Arguments.of("AUTH PLAIN =", new Pop3Command.Auth("PLAIN", Optional.of("="))),
                Arguments.of("STAT", new Pop3Command.Stat()),
                Arguments.of("LIST", new Pop3Command.ListSizes(OptionalInt.empty())),
                Arguments.of("LIST 007", new Pop3Command.ListSizes(OptionalInt.of(7))),
                Arguments.of("UIDL 999999999", new Pop3Command.Uidl(OptionalInt.of(999_999_999))),
                Arguments.of("ReTr 1", new Pop3Command.Retr(1)),
                Arguments.of("DELE 2", new Pop3Command.Dele(2)),
                Arguments.of("TOP 1  10", new Pop3Command.Top(1, 10)),
                Arguments.of("TOP 1 0", new Pop3Command.Top(1, 0)),
                Arguments.of("NOOP", new Pop3Command.Noop()),
                Arguments.of("RSET", new Pop3Command.Rset()));
    }

    @ParameterizedTest
    @MethodSource("understood")
    void understands(String line, Pop3Command command) {
        assertThat(Pop3Parser.parse(line)).isEqualTo(new Parsed.Understood(command));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "X",
                "STAT 1",
                "USER",
                "USER ",
                "PASS",
                "AUTH",
                "AUTH A B C",
                "LIST 1 2",
                "LIST -1",
                "LIST 0",
                "RETR",
                "RETR 1000000000",
                "RETR ١",
                "DELE x",
                "TOP 1",
                "TOP 1 2 3",
                "TOP 0 1",
                " STAT",
                "QUIT now"
            })
    void refuses(String line) {
        assertThat(Pop3Parser.parse(line)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void anyTextIsUnderstoodOrMalformed() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String[] words = {"RETR", "TOP", "LIST", "AUTH", "PASS", " ", "1", "99999999999", "-", "\0", "é", "\t", "="};
        for (int round = 0; round < 50_000; round++) {
            StringBuilder line = new StringBuilder();
            for (int word = random.nextInt(6); word > 0; word--) {
                line.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
            }
            assertThat(Pop3Parser.parse(line.toString()))
                    .as("seed %d: %s", seed, line)
                    .isNotNull();
        }
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(new Pop3Command.Pass("hush").toString()).doesNotContain("hush");
        assertThat(new Pop3Command.Auth("PLAIN", Optional.of("hush")).toString())
                .doesNotContain("hush");
    }
}
