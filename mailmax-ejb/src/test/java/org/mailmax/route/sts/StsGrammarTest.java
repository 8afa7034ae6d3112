package org.mailmax.route.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.https.HttpAnswer;
import org.mailmax.route.sts.StsPolicy.Mode;

class StsGrammarTest {

    /// RFC 8461 §3.2, the example.
    private static final String EXAMPLE = """
        version: STSv1
        mode: enforce
        mx: mail.example.com
        mx: *.example.net
        mx: backupmx.example.com
        max_age: 604800
        """;

    @Test
    void theExampleOfTheRfcIsRead() {
        StsPolicy policy = new StsPolicy(
                Mode.ENFORCE, List.of("mail.example.com", "*.example.net", "backupmx.example.com"), Duration.ofDays(7));
        assertThat(StsGrammar.policy(EXAMPLE)).contains(policy);
        assertThat(StsGrammar.policy(EXAMPLE.replace("\n", "\r\n"))).contains(policy);
        assertThat(StsGrammar.policy(EXAMPLE + "future-field: what ever\nmode: none\n"))
                .contains(policy);
    }

    @Test
    void ageIsCutAtAYearAndNoneNeedsNoHosts() {
        assertThat(StsGrammar.policy("version: STSv1\nmode: none\nmax_age: 9999999999\n"))
                .contains(new StsPolicy(Mode.NONE, List.of(), StsGrammar.MAX_AGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Not found</body></html>",
                "mode: enforce\nmx: a.test\nmax_age: 1\n",
                "version: STSv2\nmode: enforce\nmx: a.test\nmax_age: 1\n",
                "version: STSv1\nmode: strict\nmx: a.test\nmax_age: 1\n",
                "version: STSv1\nmode: enforce\nmax_age: 1\n",
                "version: STSv1\nmode: enforce\nmx: a.test\n",
                "version: STSv1\nmode: enforce\nmx: a.test\nmax_age: -1\n",
                "version: STSv1\nmode: enforce\nmx: a.test\nmax_age: 1d\n",
                "version: STSv1\nmode: enforce\nmx: *.*.test\nmax_age: 1\n",
                "version: STSv1\nmode: enforce\nmx: *\nmax_age: 1\n",
                "version: STSv1\nmode: enforce\nmx: a b.test\nmax_age: 1\n",
                "version: STSv1\nmode: enforce\nmx: [127.0.0.1]\nmax_age: 1\n",
                "version: STSv1\nmode: enforce\nmx: a.test\nmax_age: 1\njunk\n"
            })
    void whatIsNoPolicyIsNone(String text) {
        assertThat(StsGrammar.policy(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.com, true",
        "a.example.net, true",
        "example.net, false",
        "a.b.example.net, false",
        "badexample.net, false",
        "mail.example.com.evil.test, false"
    })
    void aStarStandsForOneLabel(String host, boolean named) {
        assertThat(StsGrammar.policy(EXAMPLE).orElseThrow().names(host)).isEqualTo(named);
    }

    @Test
    void theRecordHasAnIdAndIsAlone() {
        assertThat(StsGrammar.id(List.of("v=STSv1; id=20160831085700Z;"))).contains("20160831085700Z");
        assertThat(StsGrammar.id(List.of("other", "v=STSv1;id=1"))).contains("1");
        for (List<String> none : List.of(
                List.<String>of(),
                List.of("v=STSv1"),
                List.of("v=STSv1;"),
                List.of("v=STSv10; id=1"),
                List.of("v=STSv1; id="),
                List.of("v=STSv1; id=a-b"),
                List.of("v=STSv1; id=" + "1".repeat(33)),
                List.of("id=1; v=STSv1"),
                List.of("v=STSv1; id=1", "v=STSv1; id=1"))) {
            assertThat(StsGrammar.id(none)).as(none.toString()).isEmpty();
        }
    }

    @Test
    void answersOfWebServersAreReadWhole() throws IOException {
        assertThat(answer("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nabcdef")
                        .plainText(StsGrammar.MAX_OCTETS))
                .isEqualTo("abc");
        assertThat(answer("HTTP/1.0 200 OK\r\nContent-Type: TEXT/PLAIN;charset=utf-8\r\n\r\nabc")
                        .plainText(StsGrammar.MAX_OCTETS))
                .isEqualTo("abc");
        assertThat(answer("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "2\r\nab\r\n1;x=y\r\nc\r\n0\r\n\r\n")
                        .plainText(StsGrammar.MAX_OCTETS))
                .isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "220 smtp\r\n\r\n",
                "HTTP/1.1 301 Moved\r\nContent-Type: text/plain\r\nLocation: https://x/\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: -1\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc"
            })
    void whatIsNoPolicyOnTheWebIsRefused(String octets) {
        assertThatThrownBy(() -> answer(octets).plainText(StsGrammar.MAX_OCTETS))
                .isInstanceOf(IOException.class);
    }

    @Test
    void noTextDoesHarm() {
        long seed = Long.getLong("fuzz.seed", 8461);
        Random random = new Random(seed);
        String web =
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n90\r\n" + EXAMPLE;
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 2)).toNanos();
        while (System.nanoTime() < end) {
            Optional<StsPolicy> policy = StsGrammar.policy(mutated(EXAMPLE, random));
            policy.ifPresent(found -> {
                assertThat(found.maxAge()).as("seed %d", seed).isBetween(Duration.ZERO, StsGrammar.MAX_AGE);
                assertThat(String.join(" ", found.mx())).as("seed %d", seed).matches("[a-z0-9_.* -]*");
            });
            StsGrammar.id(List.of(mutated("v=STSv1; id=20160831085700Z;", random)));
            try {
                answer(mutated(web, random)).plainText(StsGrammar.MAX_OCTETS);
            } catch (IOException refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
            }
        }
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(3)) {
                case 0 -> mutated.setCharAt(at, (char) random.nextInt(256));
                case 1 -> mutated.insert(at, ":*.;=\r\n 0".charAt(random.nextInt(9)));
                default -> mutated.deleteCharAt(at);
            }
        }
        return mutated.toString();
    }

    private static HttpAnswer answer(String text) throws IOException {
        return HttpAnswer.read(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
