package org.mailmax.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.DeliveryOptions.DeliverBy;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.mail.transfer.RecipientOptions.OriginalRecipient;

/// What may be asked for with MAIL and RCPT.
class ParameterGrammarTest {

    @Test
    void findsWhatIsAskedForTheMessage() {
        assertThat(requests("RET=full ENVID=QQ+2B1+3D REQUIRETLS MT-PRIORITY=-9"))
                .isEqualTo(new Requests(
                        Optional.of(Returned.FULL),
                        Optional.of("QQ+1="),
                        true,
                        -9,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(requests("RET=HDRS MT-PRIORITY=4").returned()).contains(Returned.HEADERS);
        assertThat(requests("ENVID=" + "x".repeat(100)).envelopeId()).isPresent();
        assertThat(reply("MAIL FROM:<ann@here.test> ENVID=" + "x".repeat(101)).code())
                .isEqualTo(501);
    }

    @Test
    void timesCountFromNow() {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(options("HOLDFOR=86400", now).holdUntil()).contains(Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(options("HOLDUNTIL=2026-12-24T18:00:00+01:00", now).holdUntil())
                .contains(Instant.parse("2026-12-24T17:00:00Z"));
        assertThat(options("BY=120;R", now).deliverBy())
                .contains(new DeliverBy(Instant.parse("2026-11-22T12:02:00Z"), DeliverBy.Mode.RETURN, false));
        assertThat(options("BY=-120;nt", now).deliverBy())
                .contains(new DeliverBy(Instant.parse("2026-11-22T11:58:00Z"), DeliverBy.Mode.NOTIFY, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOTIFY=NEVER                         | ''",
                "notify=success                       | SUCCESS",
                "NOTIFY=DELAY,FAILURE,SUCCESS         | DELAY FAILURE SUCCESS",
                "NOTIFY=DELAY,DELAY                   | DELAY",
            })
    void findsWhatIsToBeReported(String parameter, String events) {
        assertThat(recipient(parameter).reports().orElseThrow().stream()
                        .map(Enum::name)
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .isEqualTo(events);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ORCPT=rfc822;bob+2Btag@here.test     | rfc822 | bob+tag@here.test",
                "ORCPT=RFC822;Bob@here.test           | rfc822 | Bob@here.test",
                "ORCPT=x400;+2FI+3DB                  | x400   | /I=B",
                "ORCPT=utf-8;b\\x{F6}b@here.test      | utf-8  | böb@here.test",
                "ORCPT=utf-8;böb@here.test            | utf-8  | böb@here.test",
            })
    void findsWhomTheSenderHadNamed(String parameter, String type, String address) {
        assertThat(recipient(parameter).originalRecipient()).contains(new OriginalRecipient(type, address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOTIFY",
                "NOTIFY=",
                "NOTIFY=NEVER,SUCCESS",
                "NOTIFY=SUCCESS,",
                "NOTIFY=ALWAYS",
                "NOTIFY=DELAY NOTIFY=DELAY",
                "ORCPT",
                "ORCPT=bob@here.test",
                "ORCPT=;bob@here.test",
                "ORCPT=rfc822;",
                "ORCPT=rfc822;b+0Ab",
                "ORCPT=rfc822;böb@here.test",
                "ORCPT=utf-8;b\\x{0A}b",
                "ORCPT=utf-8;b\\x{110000}b",
                "ORCPT=utf-8;b\\x{D800}b",
            })
    void refusesWhatIsNoOptionOfARecipient(String parameter) {
        assertThat(reply("RCPT TO:<ann@here.test> " + parameter).code()).isEqualTo(501);
    }

    @Test
    void anOriginalRecipientHasTheLengthOfTheStandard() {
        assertThat(isUnderstood("RCPT TO:<ann@here.test> ORCPT=rfc822;" + "x".repeat(493)))
                .isTrue();
        assertThat(isUnderstood("RCPT TO:<ann@here.test> ORCPT=rfc822;" + "x".repeat(494)))
                .isFalse();
    }

    private static Requests requests(String parameters) {
        return ((SmtpCommand.Mail) understood("MAIL FROM:<ann@here.test> " + parameters))
                .parameters()
                .requests();
    }

    private static DeliveryOptions options(String parameters, Instant now) {
        return requests(parameters).options(now);
    }

    private static RecipientOptions recipient(String parameters) {
        return ((SmtpCommand.Rcpt) understood("RCPT TO:<ann@here.test> " + parameters)).options();
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
