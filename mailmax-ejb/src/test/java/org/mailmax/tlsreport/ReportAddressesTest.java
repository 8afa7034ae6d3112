package org.mailmax.tlsreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The record in which a domain asks for reports (RFC 8460 §3).
class ReportAddressesTest {

    private static final String EXAMPLE =
            "v=TLSRPTv1; rua=mailto:reports@example.com,https://reporting.example.com/v1/tlsrpt";

    @Test
    void bothKindsAreFound() {
        ReportAddresses found =
                ReportAddresses.of(List.of("v=spf1 -all", EXAMPLE)).orElseThrow();

        assertThat(found.mail()).extracting(Object::toString).containsExactly("reports@example.com");
        assertThat(found.web()).containsExactly(URI.create("https://reporting.example.com/v1/tlsrpt"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        v=TLSRPTv1;rua=mailto:a@b.test                     | a@b.test
        v=TLSRPTv1; rua=mailto:a@b.test;                   | a@b.test
        v=TLSRPTv1; rua = MAILTO:a@b.test , mailto:c@d.test | a@b.test c@d.test
        v=TLSRPTv1; ext=1; rua=mailto:a@b.test; more=2     | a@b.test
        v=TLSRPTv1; rua=mailto:a%2Cb@b.test?subject=x      | ''
        v=TLSRPTv1; rua=mailto:a+b@b.test?subject=x        | a+b@b.test
        v=TLSRPTv1; rua=ftp://x.test/,mailto:a@b.test      | a@b.test
        """)
    void addressesOfMail(String record, String addresses) {
        String found = ReportAddresses.of(List.of(record)).stream()
                .flatMap(each -> each.mail().stream())
                .map(Object::toString)
                .reduce((one, other) -> one + " " + other)
                .orElse("");

        assertThat(found).isEqualTo(addresses);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=TLSRPTv1",
                "v=TLSRPTv1;",
                "v=TLSRPTv1; rua=",
                "v=TLSRPTv2; rua=mailto:a@b.test",
                "v=TLSRPTv1; rua=http://b.test/",
                "v=TLSRPTv1; rua=https:///nohost",
                "v=TLSRPTv1; rua=https://me:secret@b.test/",
                "v=TLSRPTv1; rua=mailto:nobody",
                "v=TLSRPTv1; rua=mailto:%zz@b.test",
                "rua=mailto:a@b.test; v=TLSRPTv1"
            })
    void whatAsksForNothing(String record) {
        assertThat(ReportAddresses.of(List.of(record))).isEmpty();
    }

    @Test
    void twoRecordsAreNone() {
        assertThat(ReportAddresses.of(List.of(EXAMPLE, EXAMPLE))).isEmpty();
    }

    @Test
    void noMoreThanSoManyAreTold() {
        String many = "v=TLSRPTv1; rua=" + "mailto:a@b.test,".repeat(50) + "https://b.test/";

        assertThat(ReportAddresses.of(List.of(many)).orElseThrow().mail()).hasSize(ReportAddresses.MOST);
    }

    @Test
    void noTextDoesHarm() {
        long seed = Long.getLong("fuzz.seed", 8460);
        Random random = new Random(seed);
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 2)).toNanos();
        while (System.nanoTime() < end) {
            StringBuilder text = new StringBuilder(EXAMPLE);
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
            }
            ReportAddresses.of(List.of(text.toString())).ifPresent(found -> {
                assertThat(found.isEmpty()).as("seed %d", seed).isFalse();
                assertThat(found.web())
                        .as("seed %d", seed)
                        .allMatch(page -> page.getScheme().equalsIgnoreCase("https") && page.getHost() != null);
            });
        }
    }
}
