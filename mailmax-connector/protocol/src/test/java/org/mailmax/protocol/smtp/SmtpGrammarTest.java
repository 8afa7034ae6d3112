package org.mailmax.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.protocol.sasl.SaslMechanism;

class SmtpGrammarTest {

    private static final String[] WORDS = {
        "MAIL ",
        "RCPT ",
        "FROM:",
        "TO:",
        "<",
        ">",
        "@",
        "\"",
        "\\",
        ",",
        ":",
        " ",
        "a",
        "here.test",
        "SIZE=",
        "9",
        "SMTPUTF8",
        "AUTH ",
        "PLAIN",
        "=",
        "EHLO ",
        "\0",
        "\u00e4",
        ".",
        "[",
        "]",
        "postmaster",
        "VRFY ",
        "\t",
        "ENVID=",
        "+2B",
        "NOTIFY=",
        "NEVER",
        "SUCCESS,",
        "ORCPT=rfc822;",
        "HOLDFOR=",
        "HOLDUNTIL=2027-01-01T00:00:00Z",
        "BY=",
        ";R",
        "MT-PRIORITY=",
        "BDAT ",
        "LAST"
    };

    private static final ReversePath ANN = ReversePath.of(EmailAddress.of("ann@here.test"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "RCPT TO:<ann@here.test>                    | ann@here.test",
                "rcpt to:<ann@here.test>                    | ann@here.test",
                "RCPT TO: <ann@here.test>                   | ann@here.test",
                "RCPT TO:<Ann@HERE.test>                    | Ann@here.test",
                "RCPT TO:<ann+tag@here.test>                | ann+tag@here.test",
                "RCPT TO:<@relay.test:ann@here.test>        | ann@here.test",
                "RCPT TO:<@a.test,@b.test:ann@here.test>    | ann@here.test",
                "RCPT TO:<\"ann lee\"@here.test>            | \"ann lee\"@here.test",
                "RCPT TO:<\"ann@lee\"@here.test>            | \"ann@lee\"@here.test",
                "RCPT TO:<\"a\\\"b>c\"@here.test>           | \"a\\\"b>c\"@here.test",
                "RCPT TO:<\"ann\"@here.test>                | ann@here.test",
                "RCPT TO:<ann%there.test@here.test>         | ann%there.test@here.test",
                "RCPT TO:<there!ann@here.test>              | there!ann@here.test",
                "RCPT TO:<ann@[192.0.2.1]>                  | ann@[192.0.2.1]",
                "RCPT TO:<ann@[IPv6:2001:db8::1]>           | ann@[ipv6:2001:db8::1]",
                "RCPT TO:<ann@here.test.>                   | ann@here.test",
                "RCPT TO:<\u00e4nn@b\u00fccher.test>        | \u00e4nn@xn--bcher-kva.test",
                "RCPT TO:<postmaster>                       | postmaster@mx.test",
                "RCPT TO:<PostMaster>                       | postmaster@mx.test",
            })
    void findsTheRecipient(String line, String expected) {
        assertThat(SmtpGrammar.parse(line)).isInstanceOfSatisfying(SmtpGrammar.Parsed.Understood.class, parsed -> {
            SmtpCommand.Rcpt rcpt = (SmtpCommand.Rcpt) parsed.command();
            assertThat(rcpt.to().at(new DomainName("mx.test"))).hasToString(expected);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RCPT",
                "RCPT TO",
                "RCPT TO:",
                "RCPT TO:ann@here.test",
                "RCPT TO:<ann@here.test",
                "RCPT TO:ann@here.test>",
                "RCPT TO:<>",
                "RCPT TO:<ann>",
                "RCPT TO:<@here.test>",
                "RCPT TO:<ann@>",
                "RCPT TO:<ann@here.test>x",
                "RCPT TO:<ann@here.test>,<bob@here.test>",
                "RCPT TO:<ann@@here.test>",
                "RCPT TO:<ann@here.test@there.test>",
                "RCPT TO:<a nn@here.test>",
                "RCPT TO:<ann @here.test>",
                "RCPT TO:<(comment)ann@here.test>",
                "RCPT TO:<.ann@here.test>",
                "RCPT TO:<ann.@here.test>",
                "RCPT TO:<a..b@here.test>",
                "RCPT TO:<ann@here..test>",
                "RCPT TO:<ann@-here.test>",
                "RCPT TO:<\"ann@here.test>",
                "RCPT TO:<\"a\"b@here.test>",
                "RCPT TO:<ann\0@here.test>",
                "RCPT TO:<ann\t@here.test>",
                "RCPT TO:<ann@[here.test>",
                "RCPT TO:<ann@here.test\\>",
                "RCPT TO:<@relay.test:@ann@here.test>",
                "RCPT FROM:<ann@here.test>",
            })
    void refusesWhatIsNoRecipient(String line) {
        assertThat(reply(line).code()).isEqualTo(501);
    }

    @Test
    void addressesHaveTheLimitsOfTheStandard() {
        String domain = "a".repeat(63) + ".test";
        assertThat(isUnderstood("RCPT TO:<" + "x".repeat(64) + "@here.test>")).isTrue();
        assertThat(isUnderstood("RCPT TO:<" + "x".repeat(65) + "@here.test>")).isFalse();
        assertThat(isUnderstood("RCPT TO:<x@" + domain + ">")).isTrue();
        assertThat(isUnderstood("RCPT TO:<x@a" + domain + ">")).isFalse();
        assertThat(isUnderstood("RCPT TO:<x@" + "a.".repeat(130) + "test>")).isFalse();
    }

    @Test
    void findsTheSender() {
        assertThat(understood("MAIL FROM:<ann@here.test>")).isEqualTo(new SmtpCommand.Mail(ANN, MailParameters.NONE));
        assertThat(understood("MAIL FROM:<>")).isEqualTo(new SmtpCommand.Mail(ReversePath.NULL, MailParameters.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE=1000, 1000, false",
        "size=0, 0, false",
        "BODY=8BITMIME, 0, false",
        "BODY=7bit SIZE=5, 5, false",
        "SMTPUTF8 BODY=8BITMIME SIZE=7, 7, true",
        "AUTH=<>, 0, false",
        "AUTH=ann+40here.test, 0, false",
        "SIZE=99999999999999999999, 9223372036854775807, false",
    })
    void findsTheParameters(String parameters, long size, boolean internationalised) {
        assertThat(understood("MAIL FROM:<ann@here.test> " + parameters))
                .isEqualTo(new SmtpCommand.Mail(ANN, new MailParameters(size, internationalised, true, Requests.NONE)));
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE=, 501",
        "SIZE=-1, 501",
        "SIZE=1k, 501",
        "SIZE=999999999999999999999, 501",
        "SIZE=1 SIZE=1, 501",
        "SIZE, 501",
        "BODY=BINARYMIME, 501",
        "BODY, 501",
        "SMTPUTF8=yes, 501",
        "AUTH, 501",
        "RET, 501",
        "RET=ALL, 501",
        "RET=FULL RET=HDRS, 501",
        "ENVID, 501",
        "ENVID=a+b, 501",
        "ENVID=a+0D+0A, 501",
        "ENVID=a+E4, 501",
        "REQUIRETLS=yes, 501",
        "MT-PRIORITY, 501",
        "MT-PRIORITY=10, 501",
        "MT-PRIORITY=-10, 501",
        "MT-PRIORITY=-0, 501",
        "MT-PRIORITY=+3, 501",
        "HOLDFOR=0, 501",
        "HOLDFOR=-5, 501",
        "HOLDFOR=1000000000, 501",
        "HOLDFOR=1h, 501",
        "HOLDUNTIL=2027-02-30T10:00:00Z, 501",
        "HOLDUNTIL=2027-02-20, 501",
        "HOLDUNTIL=2027-02-20T10:00:00, 501",
        "HOLDFOR=5 HOLDUNTIL=2027-02-20T10:00:00Z, 501",
        "BY=60, 501",
        "BY=60;X, 501",
        "BY=0;R, 501",
        "BY=-60;R, 501",
        "BY=1000000000;N, 501",
        "NOTIFY=NEVER, 555",
        "X, 555",
        "=, 555",
    })
    void refusesParametersItDoesNotKnow(String parameters, int code) {
        assertThat(reply("MAIL FROM:<ann@here.test> " + parameters).code()).isEqualTo(code);
        assertThat(reply("MAIL FROM:<ann@here.test> " + parameters).status()).isEqualTo("5.5.4");
    }

    @Test
    void findsTheChunk() {
        assertThat(understood("BDAT 1000")).isEqualTo(new SmtpCommand.Bdat(OptionalLong.of(1000), false));
        assertThat(understood("bdat 0 last")).isEqualTo(new SmtpCommand.Bdat(OptionalLong.of(0), true));
        for (String wrong : new String[] {"BDAT", "BDAT x", "BDAT -1", "BDAT 5 FIRST", "BDAT 5LAST", "BDAT LAST 5"}) {
            assertThat(((SmtpCommand.Bdat) understood(wrong)).size()).as(wrong).isEmpty();
        }
    }

    @Test
    void anAddressBeyondAsciiNeedsTheParameter() {
        assertThat(reply("MAIL FROM:<\u00e4nn@here.test>").code()).isEqualTo(553);
        assertThat(isUnderstood("MAIL FROM:<\u00e4nn@here.test> SMTPUTF8")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO client.test", "EHLO [192.0.2.1]", "EHLO [IPv6:::1]", "EHLO my_pc", "EHLO localhost"})
    void clientsMayCallThemselvesNearlyAnything(String line) {
        assertThat(isUnderstood(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EHLO",
                "EHLO ",
                "EHLO a b",
                "EHLO (x)",
                "EHLO <x>",
                "HELO x;y",
                "EHLO a\"b",
                "EHLO a\0b",
                "EHLO b\u00fccher.test"
            })
    void butNothingThatCouldForgeATraceLine(String line) {
        assertThat(reply(line).code()).isEqualTo(501);
    }

    @ParameterizedTest
    @CsvSource({
        "XYZ, 500",
        "'', 500",
        "' NOOP', 500",
        "MAILFROM:<a@b.test>, 500",
        "EXPN list, 502",
        "ETRN x, 502",
        "DATA now, 501",
        "RSET x, 501",
        "QUIT x, 501",
        "STARTTLS x, 501",
        "VRFY, 501",
        "AUTH, 501",
        "AUTH PLAIN a b, 501",
    })
    void refusesEverythingElse(String line, int code) {
        assertThat(reply(line).code()).isEqualTo(code);
    }

    @Test
    void findsTheMechanism() {
        assertThat(understood("auth plain AGE="))
                .isEqualTo(new SmtpCommand.Auth(Optional.of(SaslMechanism.PLAIN), Optional.of("AGE=")));
        assertThat(understood("AUTH GSSAPI")).isEqualTo(new SmtpCommand.Auth(Optional.empty(), Optional.empty()));
        assertThat(understood("AUTH PLAIN c2VjcmV0").toString()).doesNotContain("c2VjcmV0");
    }

    @Test
    void anyLineIsEitherUnderstoodOrRefused() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 100_000; round++) {
            StringBuilder line = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                line.append(WORDS[random.nextInt(WORDS.length)]);
            }
            assertThat(SmtpGrammar.parse(line.toString()))
                    .as("seed %d: %s", seed, line)
                    .isNotNull();
        }
    }

    private static SmtpCommand understood(String line) {
        return ((SmtpGrammar.Parsed.Understood) SmtpGrammar.parse(line)).command();
    }

    private static boolean isUnderstood(String line) {
        return SmtpGrammar.parse(line) instanceof SmtpGrammar.Parsed.Understood;
    }

    private static SmtpReply reply(String line) {
        assertThat(SmtpGrammar.parse(line)).isInstanceOf(SmtpGrammar.Parsed.Malformed.class);
        return ((SmtpGrammar.Parsed.Malformed) SmtpGrammar.parse(line)).reply();
    }
}
