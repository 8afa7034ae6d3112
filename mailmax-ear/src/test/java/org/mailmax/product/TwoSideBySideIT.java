package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Two MailMax on one machine, and what the launcher says when something stands in the way.
@RunningMailMax
class TwoSideBySideIT {

    /// The second one has settings of its own too: little patience with silence.
    private static final Map<String, String> IMPATIENT = Stream.of(
                    "SMTP_COMMAND",
                    "SMTP_DATA",
                    "IMAP_LOGIN",
                    "IMAP_INACTIVITY",
                    "POP3_LOGIN",
                    "POP3_INACTIVITY",
                    "HANDSHAKE")
            .collect(Collectors.toMap(name -> "MAILMAX_" + name + "_SECONDS", name -> "3"));

    private final MailMax first;

    TwoSideBySideIT(MailMax first) {
        this.first = first;
    }

    @Test
    void anotherHomeAndOtherPortsMakeAnotherMailMax() {
        try (MailMax second = new MailMax(IMPATIENT).start()) {
            String domain = second.createDomain();
            silentClientsAreSentAway(second, second.createAccount("ann@" + domain));
            assertThat(second.admin("", "domain", "list")).contains(domain);
            assertThat(first.admin("", "domain", "list")).doesNotContain(domain);
            assertThat(second.launcher("", "status").code()).isZero();
            second.stop();
            assertThat(second.launcher("", "status").code()).isEqualTo(3);
            assertThat(first.launcher("", "status").code()).isZero();
        }
    }

    /// All are silent at the same time, and each hears the word of its protocol, or nothing where there is none.
    private static void silentClientsAreSentAway(MailMax server, String ann) {
        Map<Wire, String> silent = new LinkedHashMap<>();
        for (String port : List.of("SMTP", "SUBMISSION", "LMTP")) {
            silent.put(heard(Wire.plain(server.port(port)), "220"), "421 4.4.2");
        }
        silent.put(heard(Wire.plain(server.port("IMAP")), "* OK"), "* BYE");
        silent.put(heard(Wire.plain(server.port("POP3")), "+OK"), "-ERR");
        for (String port : List.of("SUBMISSIONS", "IMAPS", "POP3S")) {
            silent.put(Wire.plain(server.port(port)), "");
        }
        silent.put(idling(server, ann), "* BYE");
        silent.put(inMessage(server, ann), "421 4.4.2");
        silent.put(inMaildrop(server, ann), "");
        silent.forEach((wire, farewell) -> {
            if (!farewell.isEmpty()) {
                wire.expect(farewell);
            }
            assertThat(wire.line()).isNull();
            wire.close();
        });
    }

    private static Wire heard(Wire wire, String greeting) {
        wire.expect(greeting);
        return wire;
    }

    private static Wire idling(MailMax server, String ann) {
        Wire wire = heard(Wire.tls(server.port("IMAPS")), "* OK");
        wire.ask("a LOGIN " + ann + " \"" + MailMax.PASSWORD + "\"", "a OK");
        wire.ask("b IDLE", "+");
        return wire;
    }

    private static Wire inMessage(MailMax server, String ann) {
        Wire wire = heard(Wire.plain(server.port("SMTP")), "220");
        wire.ask("EHLO client.test", "250");
        wire.ask("MAIL FROM:<eve@elsewhere.test>", "250");
        wire.ask("RCPT TO:<" + ann + ">", "250");
        wire.ask("DATA", "354");
        return wire.send("Subject: x");
    }

    private static Wire inMaildrop(MailMax server, String ann) {
        Wire wire = heard(Wire.tls(server.port("POP3S")), "+OK");
        wire.ask("USER " + ann, "+OK");
        wire.ask("PASS " + MailMax.PASSWORD, "+OK");
        return wire;
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
