package org.mailmax.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
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
        "\t"
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
                .isEqualTo(new SmtpCommand.Mail(ANN, new MailParameters(size, internationalised, true)));
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
        "RET=HDRS, 555",
        "ENVID=x, 555",
        "X, 555",
        "=, 555",
    })
    void refusesParametersItDoesNotKnow(String parameters, int code) {
        assertThat(reply("MAIL FROM:<ann@here.test> " + parameters).code()).isEqualTo(code);
        assertThat(reply("MAIL FROM:<ann@here.test> " + parameters).status()).isEqualTo("5.5.4");
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
        "BDAT 5 LAST, 502",
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
