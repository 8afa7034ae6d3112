package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailmax.database.DatabaseKind;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.port.MailException.Refused;
import org.mailmax.route.srs.Srs;

/// A forward leaves under an address of ours, and a report to it finds the first sender.
class ReturningMailTest extends DeliveryTest {

    private EmailAddress rewritten(EmailAddress sender, Instant when) {
        return ejb.get(Srs.class)
                .forward(ReversePath.of(sender), HERE, when)
                .address()
                .orElseThrow();
    }

    @Test
    void aReportGoesBackToWhoeverSentTheForward() throws Exception {
        start(DatabaseKind.H2, "ann", "catchrest");
        EmailAddress back = rewritten(BOB, Instant.now());

        send(STRANGER, ReversePath.NULL, "it failed", back.toString());
        assertThat(queue()).containsExactly("FORWARD " + BOB);
        assertThat(entries().getFirst().message().reversePath()).isEqualTo(ReversePath.NULL);
        assertThat(inbox("catchrest")).isEmpty();
    }

    @Test
    void otherMailToSuchAnAddressIsRefused() throws Exception {
        start(DatabaseKind.H2, "ann", "catchrest");
        EmailAddress back = rewritten(BOB, Instant.now());
        EmailAddress old = rewritten(BOB, Instant.now().minus(Duration.ofDays(60)));
        EmailAddress forged = new EmailAddress(back.localPart().replace("bob", "eve"), HERE);

        assertThatThrownBy(() -> arrive("advertising", back.toString())).isInstanceOf(Refused.class);
        for (EmailAddress to : List.of(old, forged, BOB)) {
            assertThatThrownBy(() -> send(STRANGER, ReversePath.NULL, "report", to.toString()))
                    .as(to.toString())
                    .isInstanceOf(Refused.class);
        }
        assertThat(queue()).isEmpty();
        assertThat(inbox("catchrest")).isEmpty();
    }
}
