package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.database.DatabaseKind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.port.MailException.Refused;
import org.mailmax.trace.Trace;
import org.mailmax.trace.TraceEvent.Attempted;
import org.mailmax.trace.TraceEvent.Attempted.Result;
import org.mailmax.trace.TraceEvent.Handled;
import org.mailmax.trace.TraceEvent.Handled.Decision;
import org.mailmax.trace.TraceRecord;
import org.mailmax.trace.TraceSearch;
import org.mailmax.trace.TraceSegments;
import org.mailmax.trace.TraceStep;
import org.mailmax.trace.TracedMessage;
import org.mailmax.trace.Traces;

/// What is kept of each message's journey, and by what it is found again.
class TracedDeliveryTest extends DeliveryTest {

    private static final ReversePath FROM_BOB = ReversePath.of(BOB);
    private static final TraceSearch ALL = search("", "", "");

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aMessageIsFoundBySenderRecipientAndId(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl");
        String id = send(STRANGER, FROM_BOB, "Message-ID: <1@elsewhere.test>\r\n\r\nhello\r\n", "ann")
                .id();
        send(STRANGER, FROM_BOB, "another", "carl");
        for (TraceSearch search : List.of(
                search("", "Ann@Here.test", ""),
                search("bob@elsewhere.test", "ann@", ""),
                search("ELSEWHERE", "ann", ""),
                search("", "", id),
                search("", "", "1@elsewhere.test"),
                search("", "", "<1@elsewhere.test>"))) {
            assertThat(found(search))
                    .as("%s", search)
                    .extracting(TraceRecord::traceId)
                    .containsExactly(id);
        }
        assertThat(found(ALL)).hasSize(2);
        assertThat(found(search("carl@here.test", "", ""))).isEmpty();
        assertThat(found(search("", "bob@elsewhere.test", ""))).isEmpty();
        assertThat(found(search("", "%", ""))).isEmpty();
        assertThat(found(search("", "' OR 1=1 --", ""))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theJourneyTellsEachStep(DatabaseKind kind) throws Exception {
        start(kind, "ann", "carl");
        alias("ann", "sales");
        forwards("ann", "carl", "x@elsewhere.test");
        set("ann", AccountSettings.INITIAL.withForwarding(true));
        String id = send(STRANGER, FROM_BOB, to("sales@here.test", "hello"), "sales")
                .id();
        assertThat(steps(id))
                .containsExactly(
                        "RECEIVED - [SMTP, 127.0.0.1, client.test, TLS, ]",
                        "LEADS sales@here.test [ann@here.test]",
                        "FORWARDED ann@here.test [carl@here.test]",
                        "STORED carl@here.test [INBOX]",
                        "FORWARDED ann@here.test [x@elsewhere.test]",
                        "QUEUED x@elsewhere.test []",
                        "STORED ann@here.test [INBOX]");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aResponseIsAJourneyOfItsOwn(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        set("ann", responding("", "Away."));
        String id =
                send(STRANGER, FROM_BOB, to("ann@here.test", "hello"), "ann").id();
        String answered = steps(id).getLast();
        assertThat(answered).startsWith("ANSWERED ann@here.test [bob@elsewhere.test, ");
        String answer = answered.substring(answered.lastIndexOf(' ') + 1, answered.length() - 1);
        assertThat(steps(answer))
                .containsExactly("MADE ann@here.test [RESPONSE, " + id + "]", "QUEUED bob@elsewhere.test []");
        assertThat(message(answer).message().sender()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatHappensLaterIsAddedAtItsTime(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        EmailAddress x = EmailAddress.of("x@elsewhere.test");
        String id = send(Optional.of(identity("ann")), ReversePath.of(at("ann")), "out", "x@elsewhere.test")
                .id();
        Instant later = Instant.now().plusSeconds(60);
        trace().record(new Attempted(id, later.plusSeconds(9), x, Result.DELIVERED, "mx [192.0.2.1]", "250 ok"));
        trace().record(new Handled(id, later.plusSeconds(5), x, Decision.RETRY, "postmaster@here.test"));
        trace().record(new Attempted(id, later, x, Result.DEFERRED, "mx [192.0.2.1]", "451 not now"));
        assertThat(steps(id))
                .endsWith(
                        "DEFERRED x@elsewhere.test [mx [192.0.2.1], 451 not now]",
                        "RETRIED x@elsewhere.test [postmaster@here.test]",
                        "DELIVERED x@elsewhere.test [mx [192.0.2.1], 250 ok]");
        assertThat(message(id).steps().getLast().at())
                .isEqualTo(later.plusSeconds(9).truncatedTo(ChronoUnit.MILLIS));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aRefusalIsKeptToo(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        assertThatThrownBy(() -> transfer().recipient(HOST, STRANGER, FROM_BOB, at("nobody")))
                .isInstanceOf(Refused.class);
        TraceRecord.Message line = found(search("", "nobody@here.test", "")).getFirst();
        assertThat(line.refused()).isTrue();
        assertThat(steps(line.traceId()))
                .containsExactly(
                        "RECEIVED - [SMTP, 127.0.0.1, , TLS, ]", "REFUSED - [there is no nobody@here.test here]");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatIsOldIsForgottenWithEverythingKnownOfIt(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        String id = send(STRANGER, FROM_BOB, "old", "ann").id();
        trace().record(new Handled(id, Instant.now(), at("ann"), Decision.HOLD, "x"));
        trace().settle();
        TraceSegments segments = ejb.get(TraceSegments.class);
        assertThat(segments.forgetBefore(Instant.now().minus(Duration.ofDays(1))))
                .isZero();
        assertThat(found(ALL)).hasSize(1);
        assertThat(segments.forgetBefore(Instant.now().plus(Duration.ofDays(1))))
                .isPositive();
        assertThat(found(ALL)).isEmpty();
        assertThat(traces().find(id)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aPostmasterFindsNothingOfOtherDomains(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        String id = send(STRANGER, FROM_BOB, "hello", "ann").id();
        assertThat(found(only("here.test"))).extracting(TraceRecord::traceId).containsExactly(id);
        assertThat(found(only("elsewhere.test")))
                .extracting(TraceRecord::traceId)
                .containsExactly(id);
        assertThat(found(only("there.test"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void aTableThatIsOutOfReachHoldsUpNoMail(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        ejb.inTransaction(em ->
                em.createNativeQuery("ALTER TABLE trace_segment RENAME TO gone").executeUpdate());
        send(STRANGER, FROM_BOB, "hello", "ann");
        trace().settle();
        assertThat(inbox("ann")).hasSize(1);
        ejb.inTransaction(em ->
                em.createNativeQuery("ALTER TABLE gone RENAME TO trace_segment").executeUpdate());
        String id = send(STRANGER, FROM_BOB, "again", "ann").id();
        assertThat(found(ALL)).extracting(TraceRecord::traceId).containsExactly(id);
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void withNoDaysNothingIsKept(DatabaseKind kind) throws Exception {
        start(kind, "ann");
        ejb.set("mailmax.trace.days", "0");
        send(STRANGER, FROM_BOB, "hello", "ann");
        assertThat(found(ALL)).isEmpty();
    }

    private static TraceSearch search(String sender, String recipient, String id) {
        return new TraceSearch(
                sender,
                recipient,
                id,
                Instant.now().minusSeconds(3600),
                Instant.now().plusSeconds(3600),
                Optional.empty());
    }

    private static TraceSearch only(String domain) {
        return new TraceSearch("", "", "", ALL.from(), ALL.until(), Optional.of(Set.of(new DomainName(domain))));
    }

    private Trace trace() {
        return ejb.get(Trace.class);
    }

    private Traces traces() {
        return ejb.get(Traces.class);
    }

    private List<TraceRecord.Message> found(TraceSearch search) {
        return traces().find(search);
    }

    private TracedMessage message(String id) {
        return traces().find(id).orElseThrow();
    }

    private List<String> steps(String id) {
        return message(id).steps().stream()
                .map(TracedMessage.Timed::step)
                .map(TracedDeliveryTest::text)
                .toList();
    }

    private static String text(TraceStep step) {
        return step.kind() + " " + step.about().map(EmailAddress::toString).orElse("-") + " " + step.details();
    }
}
