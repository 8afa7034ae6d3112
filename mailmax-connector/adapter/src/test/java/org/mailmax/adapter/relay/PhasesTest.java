package org.mailmax.adapter.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmax.adapter.relay.Shipments.destination;
import static org.mailmax.adapter.relay.Shipments.opportunistic;
import static org.mailmax.adapter.relay.Shipments.to;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.relay.Handover;
import org.mailmax.protocol.smtp.client.ClientTimes;
import org.mailmax.protocol.smtp.stub.Behaviour;
import org.mailmax.protocol.smtp.stub.Phase;
import org.mailmax.protocol.smtp.stub.ScriptedHost;

/// A host that misbehaves, in every phase.
class PhasesTest extends RelayTest {

    private static final String[] BY_DATA = {"PIPELINING", "8BITMIME"};
    private static final String[] BY_CHUNK = {"PIPELINING", "8BITMIME", "CHUNKING"};

    @ParameterizedTest
    @CsvSource({
        "GREETING, DEFERRED 451, REFUSED 554",
        "EHLO, DEFERRED 451, RELAYED 250",
        "MAIL, DEFERRED 451, REFUSED 554",
        "RCPT, DEFERRED 451, REFUSED 554",
        "DATA, DEFERRED 451, REFUSED 554",
        "MESSAGE, DEFERRED 451, REFUSED 554"
    })
    void aRefusalIsForNowOrForGood(Phase phase, String forNow, String forGood) {
        for (String reply : List.of("451 4.3.0 later", "554-5.7.1 no,\n554-5.7.1 never\n554 5.7.1 at all")) {
            ScriptedHost host = host().offering(BY_DATA).always(phase, new Behaviour.Say(reply));

            Handover handover = relay(relay(), destination(opportunistic("mx1", host)), to("bob@there.test"));

            assertThat(results(handover)).containsExactly((reply.startsWith("4") ? forNow : forGood) + " mx1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, DEFERRED",
        "EHLO, DEFERRED",
        "MAIL, DEFERRED",
        "RCPT, DEFERRED",
        "DATA, DEFERRED",
        "MESSAGE, ANSWER_LOST"
    })
    void aHostThatGoesHasTakenNothingButMaybeTheWholeMessage(Phase phase, String verdict) {
        ScriptedHost host = host().offering(BY_DATA).always(phase, new Behaviour.Close());

        Handover handover = relay(relay(), destination(opportunistic("mx1", host)), to("bob@there.test"));

        assertThat(results(handover)).containsExactly(verdict + " 0 mx1");
        assertThat(handover.results().getFirst().reply().text()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "250", "999 what", "250-a\n550 b", "25", "+OK"})
    void whatIsNoReplyIsNotTakenForOne(String lines) {
        for (Phase phase : List.of(Phase.GREETING, Phase.MAIL, Phase.RCPT)) {
            ScriptedHost host = host().offering("8BITMIME").always(phase, new Behaviour.SayAndClose(lines));

            Handover handover = relay(relay(), destination(opportunistic("mx1", host)), to("bob@there.test"));

            assertThat(handover.results().getFirst().verdict()).isEqualTo(Handover.Verdict.DEFERRED);
            assertThat(host.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void theNextHostIsAskedWhenOneGoes(Phase phase) {
        ScriptedHost bad = host().offering(BY_DATA).always(phase, new Behaviour.Close());
        ScriptedHost good = host();

        Handover handover = relay(
                relay(), destination(opportunistic("mx1", bad), opportunistic("mx2", good)), to("bob@there.test"));

        assertThat(results(handover)).containsExactly("RELAYED_WITH_DSN 250 mx2");
        assertThat(attempts(handover)).containsExactly("mx1 CLEAR_TEXT 0", "mx2 CLEAR_TEXT 250");
        assertThat(good.received()).hasSize(1);
    }

    @Test
    void aMessageThatMayHaveBeenTakenIsNotGivenToAnotherHost() {
        for (String[] extensions : List.of(BY_DATA, BY_CHUNK)) {
            ScriptedHost bad = host().offering(extensions).always(Phase.MESSAGE, new Behaviour.Close());
            ScriptedHost good = host();

            Handover handover = relay(
                    relay(), destination(opportunistic("mx1", bad), opportunistic("mx2", good)), to("bob@there.test"));

            assertThat(results(handover)).containsExactly("ANSWER_LOST 0 mx1");
            assertThat(good.connections()).isZero();
        }
    }

    @Test
    void whoStallsIsLeftAfterTheTimeForThePhase() {
        SocketRelay relay = relay(SETTINGS.with(ClientTimes.of(Duration.ofSeconds(2))));
        List<FutureTask<Handover>> tasks = new ArrayList<>();
        List<Phase> phases = List.of(Phase.GREETING, Phase.EHLO, Phase.MAIL, Phase.RCPT, Phase.DATA, Phase.MESSAGE);
        for (Phase phase : phases) {
            ScriptedHost host = host().offering(BY_DATA).always(phase, new Behaviour.Stall());
            tasks.add(begin(relay, destination(opportunistic(phase.name(), host)), to("bob@there.test")));
        }

        assertThat(tasks.stream().flatMap(task -> results(await(task)).stream()))
                .containsExactly(
                        "DEFERRED 0 GREETING",
                        "DEFERRED 0 EHLO",
                        "DEFERRED 0 MAIL",
                        "DEFERRED 0 RCPT",
                        "DEFERRED 0 DATA",
                        "ANSWER_LOST 0 MESSAGE");
    }

    @Test
    void eachRecipientHasItsOwnAnswer() {
        for (String[] extensions : List.of(BY_DATA, BY_CHUNK, new String[] {"8BITMIME"})) {
            ScriptedHost host = host().offering(extensions)
                    .to("eve@there.test", new Behaviour.Say("550 5.1.1 nobody"))
                    .to("carl@there.test", new Behaviour.Say("450-4.2.1 later\n450 4.2.1 please"));

            Handover handover = relay(
                    relay(),
                    destination(opportunistic("mx1", host)),
                    to("bob@there.test", "eve@there.test", "carl@there.test", "dan@there.test"));

            assertThat(results(handover))
                    .containsExactly("RELAYED 250 mx1", "REFUSED 550 mx1", "DEFERRED 450 mx1", "RELAYED 250 mx1");
            assertThat(host.received().getFirst().octets()).isEqualTo(Shipments.TEXT);
            assertThat(host.received().getFirst().recipients()).hasSize(2);
        }
    }

    @Test
    void aClosingHostHandsTheRestToTheNext() {
        ScriptedHost closing = host().offering("8BITMIME")
                .to("eve@there.test", new Behaviour.Say("550 5.1.1 nobody"))
                .to("bob@there.test", new Behaviour.SayAndClose("421 4.3.2 going down"));
        ScriptedHost good = host();

        Handover handover = relay(
                relay(),
                destination(opportunistic("mx1", closing), opportunistic("mx2", good)),
                to("eve@there.test", "bob@there.test", "carl@there.test"));

        assertThat(results(handover))
                .containsExactly("REFUSED 550 mx1", "RELAYED_WITH_DSN 250 mx2", "RELAYED_WITH_DSN 250 mx2");
        assertThat(good.received().getFirst().recipients()).hasSize(2);
    }

    @Test
    void aRefusalStandsOnlyWhenNoOtherHostMightSayOtherwise() {
        ScriptedHost refusing = host().always(Phase.GREETING, new Behaviour.SayAndClose("521 5.3.2 no mail here"));
        ScriptedHost gone = host();
        gone.close();

        Handover handover = relay(
                relay(), destination(opportunistic("mx1", gone), opportunistic("mx2", refusing)), to("bob@there.test"));

        assertThat(results(handover)).containsExactly("DEFERRED 0 mx1");
        assertThat(attempts(handover)).containsExactly("mx1 CLEAR_TEXT 0", "mx2 CLEAR_TEXT 521");
    }
}
