package org.mailmax.route.srs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestAccounts;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.Identity;
import org.mailmax.route.srs.SrsAddress.Expired;
import org.mailmax.route.srs.SrsAddress.Forged;
import org.mailmax.route.srs.SrsAddress.Ordinary;
import org.mailmax.route.srs.SrsAddress.Original;

class SrsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final DomainName HERE = new DomainName("here.test");

    @TempDir
    private Path home;

    private EjbHarness ejb;
    private Srs srs;

    @BeforeEach
    void start() {
        ejb = EjbHarness.start(TestDatabase.h2(), home);
        srs = ejb.get(Srs.class);
    }

    @AfterEach
    void stop() {
        ejb.close();
    }

    private EmailAddress rewritten(String sender) {
        return srs.forward(ReversePath.of(EmailAddress.of(sender)), HERE, NOW)
                .address()
                .orElseThrow();
    }

    private SrsAddress read(EmailAddress address) {
        return srs.read(address, NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@there.test",
                "Ann.Smith+tag@there.test",
                "a=b=c@there.test",
                "\"with blank\"@there.test",
                "SRS0=abcd=ef=first.test=bob@forwarder.test",
                "srs0+abcd=ef=first.test=bob@forwarder.test",
                "SRS1=abcd=second.test==xyz=ef=first.test=bob@forwarder.test",
                "bounces+1234567-89ab-someone.with.a.long.name=example.com@em1234.newsletters.example.com"
            })
    void aBounceFindsItsWayBackToWhoeverSentIt(String sender) {
        EmailAddress here = rewritten(sender);

        assertThat(here.domain()).isEqualTo(HERE);
        assertThat(here.localPart()).startsWith("SRS");
        assertThat(read(here)).isInstanceOf(Original.class);
        assertThat(read(new EmailAddress(here.localPart().toLowerCase(Locale.ROOT), HERE)))
                .as("lower case is all some hosts know")
                .isInstanceOf(Original.class);
    }

    @Test
    void theFirstSenderIsWrittenOut() {
        assertThat(rewritten("ann@there.test").localPart()).matches("SRS0=[a-z2-7]{6}=[a-z2-7]{2}=there\\.test=ann");
        assertThat(read(rewritten("ann@there.test"))).isEqualTo(new Original(EmailAddress.of("ann@there.test")));
    }

    @Test
    void theSecondForwarderLeadsBackToTheFirst() {
        EmailAddress first = rewritten("ann@there.test");
        EmailAddress atFirst = new EmailAddress(first.localPart(), new DomainName("first.test"));
        EmailAddress second = rewritten(atFirst.toString());

        assertThat(second.localPart()).matches("SRS1=[a-z2-7]{6}=first\\.test==.*=there\\.test=ann");
        assertThat(read(second)).isEqualTo(new Original(atFirst));
        EmailAddress third = rewritten(new EmailAddress(second.localPart(), new DomainName("second.test")).toString());
        assertThat(third.localPart()).as("no longer than the second").hasSameSizeAs(second.localPart());
        assertThat(read(third)).isEqualTo(new Original(atFirst));
    }

    @Test
    void longSendersGetAShortName() {
        String sender = "bounces+1234567-89ab-someone.with.a.long.name=example.com@em1234.newsletters.example.com";
        EmailAddress here = rewritten(sender);

        assertThat(here.localPart()).matches("SRS0=.{6}=.{2}=long=[a-z2-7]{20}");
        assertThat(read(here)).isEqualTo(new Original(EmailAddress.of(sender)));
        assertThat(rewritten(sender)).isEqualTo(here);
        assertThat(ejb.get(SrsSenders.class).sweep(NOW.plus(Duration.ofDays(30))))
                .isOne();
        assertThat(read(here)).isInstanceOf(Expired.class);
    }

    @Test
    void reportsAndOurOwnSendersStay() {
        Identity ann = new TestAccounts(ejb).add("ann");

        assertThat(srs.forward(ReversePath.NULL, HERE, NOW)).isEqualTo(ReversePath.NULL);
        ReversePath ours = ReversePath.of(ann.address());
        assertThat(srs.forward(ours, HERE, NOW)).isEqualTo(ours);
    }

    @Test
    void whatWeDidNotWriteIsForged() {
        EmailAddress genuine = rewritten("ann@there.test");
        String local = genuine.localPart();
        for (String forged : new String[] {
            local.replace("there.test", "evil.test"),
            local.replace("=ann", "=bob"),
            local.replaceFirst("=..=there", "=aa=there"),
            local.replaceFirst("SRS0=......", "SRS0=aaaaaa"),
            "SRS0=aaaaaa=aa=there.test=ann",
            "SRS1=aaaaaa=there.test==aaaaaa=aa=first.test=ann",
            "SRS0=",
            "SRS0=aaaaaa",
            "SRS0=a=b=c"
        }) {
            assertThat(read(new EmailAddress(forged, HERE))).as(forged).isEqualTo(new Forged());
        }
        assertThat(read(EmailAddress.of("srs0@here.test"))).isEqualTo(new Ordinary());
        assertThat(read(EmailAddress.of("ann@here.test"))).isEqualTo(new Ordinary());
    }

    @Test
    void aBounceComesWithinThreeWeeksOrNever() {
        EmailAddress here = rewritten("ann@there.test");

        assertThat(srs.read(here, NOW.plus(Duration.ofDays(SrsCodec.MAX_AGE_DAYS))))
                .isInstanceOf(Original.class);
        assertThat(srs.read(here, NOW.plus(Duration.ofDays(SrsCodec.MAX_AGE_DAYS + 1))))
                .isEqualTo(new Expired());
        assertThat(srs.read(here, NOW.minus(Duration.ofDays(2))))
                .as("from the future")
                .isEqualTo(new Expired());
    }

    @Test
    void anotherServersKeyOpensNothing(@TempDir Path elsewhere) {
        EmailAddress here = rewritten("ann@there.test");
        try (EjbHarness other = EjbHarness.start(TestDatabase.h2(), elsewhere)) {
            assertThat(other.get(Srs.class).read(here, NOW)).isEqualTo(new Forged());
        }
    }

    @Test
    void noLocalPartDoesHarm() {
        long seed = Long.getLong("fuzz.seed", 8461);
        String genuine = rewritten("ann@there.test").localPart();
        SrsAddress original = new Original(EmailAddress.of("ann@there.test"));
        java.util.Random bits = new java.util.Random(seed);
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 2)).toNanos();
        while (System.nanoTime() < end) {
            StringBuilder text = new StringBuilder(genuine);
            for (int i = bits.nextInt(6); i >= 0; i--) {
                int at = bits.nextInt(text.length());
                text.setCharAt(at, "=+-aA2.@\u00e9\"".charAt(bits.nextInt(10)));
            }
            String mutated = text.substring(0, 1 + bits.nextInt(text.length()));
            SrsAddress verdict = read(new EmailAddress(mutated, HERE));
            assertThat(verdict)
                    .as("seed %d: %s", seed, mutated)
                    .isIn(original, new Forged(), new Expired(), new Ordinary());
        }
    }
}
