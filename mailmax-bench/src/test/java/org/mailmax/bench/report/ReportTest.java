package org.mailmax.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmax.bench.measure.Faults;
import org.mailmax.bench.measure.Metric;
import org.mailmax.bench.measure.Outcome;

class ReportTest {

    private static Outcome outcome(String target, double rate, double p99, String... faults) {
        Faults all = new Faults();
        List.of(faults).forEach(all::add);
        return Outcome.of("smtp:conn=10,size=4k", target, Map.of(Metric.RATE, rate, Metric.P99, p99), all);
    }

    private static final List<Outcome> PAIR = List.of(outcome("mailmax", 2000, 10), outcome("peer", 400, 50));

    @Test
    void theTableComparesTheFirstWithTheSecond() {
        String[] lines = Table.block(PAIR).split("\n");
        assertThat(lines[0]).isEqualTo("smtp:conn=10,size=4k");
        assertThat(lines[2].split("\\s+")).containsExactly("", "mailmax", "2000", "10.000", "0");
        assertThat(lines[4].split("\\s+")).containsExactly("", "better", "by", "5.000x", "5.000x");
    }

    @Test
    void faultsAreShown() {
        assertThat(Table.block(List.of(outcome("peer", 1, 1, "421 busy")))).contains("FAULT peer: 421 busy");
        assertThat(Markdown.write(List.of(List.of(outcome("peer", 1, 1, "421 busy")))))
                .contains("| FAILED **1.000**/s");
    }

    @Test
    void markdownHasAColumnForTheRatio() {
        assertThat(Markdown.write(List.of(PAIR)).lines())
                .containsExactly(
                        "| scenario | mailmax | peer | better by |",
                        "|---|---|---|---|",
                        "| smtp:conn=10,size=4k | **2000**/s, p99 10.000 | **400.0**/s, p99 50.000 | rate 5.000x |");
    }

    @Test
    void csvQuotesAndLeavesGaps() {
        String[] lines = Csv.write(PAIR).split("\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("scenario,target,rate,e2e,");
        assertThat(lines[1]).startsWith("\"smtp:conn=10,size=4k\",mailmax,2000.000,,,");
    }

    @Test
    void jsonEscapes() {
        assertThat(Json.string("a\"b\\c\n")).isEqualTo("\"a\\\"b\\\\c\\u000a\"");
        assertThat(Json.write(List.of(outcome("x", Double.NaN, 1)))).contains("\"rate\": null", "\"faults\": []");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1234.56,1235", "123.456,123.5", "1.23456,1.235", "NaN,-"})
    void numbersKeepTheirWeight(double value, String text) {
        assertThat(Table.number(value)).isEqualTo(text);
    }

    @Test
    void thePlotIsWellFormedAndShowsEveryLine() throws Exception {
        LinePlot plot = new LinePlot("Cost & <size>", "messages", "ms");
        plot.add("a <b>", 1000, 0.5);
        plot.add("a <b>", 1_000_000, 0.7);
        plot.add("c", 1000, 20);
        var svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(plot.svg().getBytes(StandardCharsets.UTF_8)));
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(3);
        assertThat(plot.svg()).contains("1,000,000", "a &lt;b&gt;");
    }
}
