package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Two MailMax on one machine, and what the launcher says when something stands in the way.
@RunningMailMax
class TwoSideBySideIT {

    private final MailMax first;

    TwoSideBySideIT(MailMax first) {
        this.first = first;
    }

    @Test
    void anotherHomeAndOtherPortsMakeAnotherMailMax() {
        try (MailMax second = new MailMax(Map.of()).start()) {
            String domain = second.createDomain();
            assertThat(second.admin("", "domain", "list")).contains(domain);
            assertThat(first.admin("", "domain", "list")).doesNotContain(domain);
            assertThat(second.launcher("", "status").code()).isZero();
            second.stop();
            assertThat(second.launcher("", "status").code()).isEqualTo(3);
            assertThat(first.launcher("", "status").code()).isZero();
        }
    }

    @Test
    void aTakenPortIsSaidInOneSentence() {
        String taken = String.valueOf(first.port("IMAP"));
        try (MailMax second = new MailMax(Map.of("MAILMAX_IMAP_PORT", taken))) {
            MailMax.Outcome outcome = second.launcher("", "start");
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.text().strip().lines())
                    .singleElement()
                    .asString()
                    .contains(taken, "MAILMAX_IMAP_PORT");
        }
    }

    @Test
    void aHomeInUseIsNotStartedTwice() {
        MailMax.Outcome outcome = first.launcher("", "start");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text()).contains("already running");
    }
}
