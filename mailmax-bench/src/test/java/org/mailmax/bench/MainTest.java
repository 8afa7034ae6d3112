package org.mailmax.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.bench.sink.Sink;

class MainTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Main main = new Main(new PrintStream(printed, true, StandardCharsets.UTF_8));

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String description(Sink sink, String name) throws IOException {
        Properties properties = new Properties();
        properties.putAll(sink.properties());
        properties.setProperty("name", name);
        properties.setProperty("messages", "20");
        Path file = folder.resolve(name + ".properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "");
        }
        return file.toString();
    }

    @Test
    void preparesAndComparesTwoServersInAlternatingRounds() throws Exception {
        try (Sink one = new Sink(0);
                Sink two = new Sink(0)) {
            String a = description(one, "alpha");
            String b = description(two, "beta");
            String out = folder.resolve("out").toString();
            assertThat(main.run("prepare", "--target", a)).isZero();
            assertThat(main.run("prepare", "--target", b)).isZero();
            assertThat(main.run(
                            "compare",
                            "--mailmax",
                            a,
                            "--peer",
                            b,
                            "--count",
                            "10",
                            "--warmup",
                            "0",
                            "--rounds",
                            "2",
                            "--out",
                            out,
                            "smtp:conn=2",
                            "fetch-bodies:conn=2"))
                    .as(printed())
                    .isZero();
            assertThat(printed())
                    .contains("10 mailboxes hold 20 messages", "smtp:conn=2\n", "alpha ", "beta ", "better by");
            assertThat(Files.readAllLines(Path.of(out, "runs.csv")))
                    .hasSize(9)
                    .satisfies(rows -> assertThat(rows.get(1)).startsWith("smtp:conn=2,alpha,"))
                    .satisfies(rows -> assertThat(rows.get(2)).startsWith("smtp:conn=2,beta,"));
            assertThat(Path.of(out, "runs.json")).isNotEmptyFile();
            assertThat(Path.of(out, "medians.md")).isNotEmptyFile();
        }
    }

    @Test
    void aFaultMakesTheRunFail() throws Exception {
        try (Sink sink = new Sink(0)) {
            String target = description(sink, "empty");
            assertThat(main.run("run", "--target", target, "--count", "5", "--warmup", "0", "fetch-bodies:conn=1"))
                    .isEqualTo(1);
            assertThat(printed()).contains("FAULT empty: ");
        }
    }

    @Test
    void drawsHowCostGrows() throws Exception {
        try (Sink sink = new Sink(0)) {
            String out = folder.resolve("growth").toString();
            String target = description(sink, "sink");
            assertThat(main.run("growth", "--target", target, "--sizes", "10,1000", "--out", out))
                    .isZero();
            assertThat(Files.readAllLines(Path.of(out, "growth.csv"))).hasSize(3);
            assertThat(Files.readString(Path.of(out, "growth.svg"))).contains("sink SELECT, new session");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dance",
                "run",
                "run --target",
                "run --target nowhere --speed 3 noop",
                "growth",
                "run --target x --rounds many noop"
            })
    void aWrongCommandIsSaidAndEndsWith2Or1(String line) throws Exception {
        assertThat(main.run(line.split(" "))).isPositive();
        assertThat(printed()).isNotBlank();
    }

    @Test
    void helpAndListSayWhatThereIs() throws Exception {
        assertThat(main.run()).isZero();
        assertThat(main.run("list")).isZero();
        assertThat(printed()).contains("compare", "fetch-envelope", "@goals");
    }

    @Test
    void argumentsKeepTheLastValueAndAllOfThem() {
        Arguments arguments = Arguments.parse("growth", "--target", "a", "word", "--target", "b", "--count", "1_000");
        assertThat(arguments.all("--target")).containsExactly("a", "b");
        assertThat(arguments.required("--target")).isEqualTo("b");
        assertThat(arguments.number("--count", 0)).isEqualTo(1000);
        assertThat(arguments.words()).containsExactly("word");
        assertThatThrownBy(() -> arguments.required("--peer")).hasMessageContaining("--peer");
    }
}
