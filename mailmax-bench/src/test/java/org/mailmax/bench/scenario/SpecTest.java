package org.mailmax.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecTest {

    @Test
    void readsKindAndValues() {
        Spec spec = Spec.parse("smtp:conn=50,size=4k,pipelining=off");
        assertThat(spec.kind()).isEqualTo("smtp");
        assertThat(spec.number("conn", 1)).isEqualTo(50);
        assertThat(spec.number("size", 1)).isEqualTo(4096);
        assertThat(spec.number("rcpt", 9)).isEqualTo(9);
        assertThat(spec.flag("pipelining", true)).isFalse();
        assertThat(spec.flag("starttls", false)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7,7", "4k,4096", "5M,5242880"})
    void readsSizes(String text, int octets) {
        assertThat(Spec.octets(text)).isEqualTo(octets);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp:conn",
                "smtp:conn=",
                "smtp:=4",
                "smtp:conns=4",
                "smtp:conn=x",
                "smtp:size=4kk",
                "smtp:size=9999M",
                "search:conn=4",
                "@everything",
                "login:tls=yes",
                "fetch-bodies:rcpt=2",
                ""
            })
    void refusesWhatItDoesNotKnow(String text) {
        assertThatThrownBy(() -> Catalogue.scenarios(List.of(text)).forEach(SpecTest::use))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void use(Scenario scenario) {
        if (scenario instanceof Delivery delivery) {
            delivery.spec().number("conn", 1);
        }
    }

    @Test
    void listsStandForTheirScenarios() {
        assertThat(Catalogue.scenarios(List.of("@pop3", "noop"))).hasSize(3);
        assertThat(Catalogue.scenarios(List.of("@smtp", "@imap", "@goals"))).hasSizeGreaterThan(30);
    }
}
