package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.administration.TraceAdministration.Question;
import org.mailmax.database.DatabaseKind;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.trace.Trace;
import org.mailmax.trace.TraceEvent.Accepted;
import org.mailmax.trace.TraceEvent.Attempted;
import org.mailmax.trace.TraceEvent.Attempted.Result;
import org.mailmax.trace.TraceRecord;
import org.mailmax.trace.TraceStep;
import org.mailmax.trace.TraceStep.Kind;
import org.mailmax.trace.TracedMessage;

/// What a postmaster sees of messages that go through several domains.
class TraceAdministrationTest extends AdministrationTest {

    private static final EmailAddress ANN = EmailAddress.of("ann@here.test");
    private static final EmailAddress BOB = EmailAddress.of("bob@there.test");
    private static final EmailAddress X = EmailAddress.of("x@elsewhere.test");
    private static final EmailAddress Y = EmailAddress.of("y@elsewhere.test");

    private Actor here;
    private Actor there;

    private TraceAdministration traces() {
        return ejb.get(TraceAdministration.class);
    }

    private void town() throws AdministrationException {
        start(DatabaseKind.H2);
        furnish();
        here = postmaster(HERE);
        there = postmaster(THERE);
    }

    private void accepted(String id, EmailAddress from, List<EmailAddress> to, TraceStep... steps) {
        ejb.get(Trace.class).record(new Accepted(id, Instant.now(), ReversePath.of(from), to, "", 1, List.of(steps)));
    }

    private void attempted(String id, EmailAddress to) {
        ejb.get(Trace.class)
                .record(new Attempted(id, Instant.now(), to, Result.DELIVERED, "mx.elsewhere.test", "250 ok"));
    }

    private List<String> steps(Actor actor, String id) throws AdministrationException {
        return traces().show(actor, id).steps().stream()
                .map(TracedMessage.Timed::step)
                .map(step -> step.kind() + " "
                        + step.about().map(EmailAddress::toString).orElse("-"))
                .toList();
    }

    private List<String> found(Actor actor, String recipient) throws AdministrationException {
        Instant now = Instant.now();
        Question question = new Question("", recipient, "", now.minusSeconds(60), now.plusSeconds(60));
        return traces().find(actor, question).stream().map(TraceRecord::traceId).toList();
    }

    /// From outside to both domains; there forwards to x.
    private void circular() {
        accepted(
                "c1",
                Y,
                List.of(ANN, BOB),
                TraceStep.ofAll(Kind.RECEIVED, "SMTP", "192.0.2.1", "mx", "", ""),
                TraceStep.of(Kind.STORED, ANN, "INBOX"),
                TraceStep.of(Kind.FORWARDED, BOB, X.toString()),
                TraceStep.of(Kind.QUEUED, X));
        attempted("c1", X);
    }

    @Test
    void whoAdministersAllSeesAll() throws Exception {
        town();
        circular();
        assertThat(steps(root(), "c1"))
                .containsExactly(
                        "RECEIVED -",
                        "STORED ann@here.test",
                        "FORWARDED bob@there.test",
                        "QUEUED x@elsewhere.test",
                        "DELIVERED x@elsewhere.test");
        assertThat(found(OPERATOR, "")).containsExactly("c1");
    }

    @Test
    void aPostmasterSeesHisPartOfAMessageToTwoDomains() throws Exception {
        town();
        circular();
        assertThat(steps(here, "c1")).containsExactly("RECEIVED -", "STORED ann@here.test");
        assertThat(steps(there, "c1"))
                .containsExactly(
                        "RECEIVED -",
                        "FORWARDED bob@there.test",
                        "QUEUED x@elsewhere.test",
                        "DELIVERED x@elsewhere.test");
        assertThat(traces().show(here, "c1").message().recipients()).containsExactly("ann@here.test");
        assertThat(traces().show(there, "c1").message().recipients())
                .containsExactly("bob@there.test", "x@elsewhere.test");
        assertThat(traces().show(here, "c1").message().steps()).hasSize(2);
    }

    @Test
    void whatIsHiddenCannotBeFoundByGuessingEither() throws Exception {
        town();
        circular();
        assertThat(found(here, "")).containsExactly("c1");
        assertThat(found(here, "ann@here.test")).containsExactly("c1");
        assertThat(found(here, "x@elsewhere.test")).isEmpty();
        assertThat(found(here, "bob@there.test")).isEmpty();
        assertThat(found(here, "x@")).isEmpty();
    }

    @Test
    void theSendersPostmasterSeesWhomItWentToButNotWhatTheyDidWithIt() throws Exception {
        town();
        accepted(
                "c2",
                ANN,
                List.of(BOB, Y),
                TraceStep.of(Kind.FORWARDED, BOB, X.toString()),
                TraceStep.of(Kind.QUEUED, X),
                TraceStep.of(Kind.STORED, BOB, "INBOX"),
                TraceStep.of(Kind.QUEUED, Y));
        attempted("c2", X);
        attempted("c2", Y);
        assertThat(steps(here, "c2")).containsExactly("QUEUED y@elsewhere.test", "DELIVERED y@elsewhere.test");
        assertThat(traces().show(here, "c2").message().recipients())
                .containsExactly("bob@there.test", "y@elsewhere.test");
    }

    @Test
    void aMessageOfOthersDoesNotExistForAPostmaster() throws Exception {
        town();
        accepted("c3", Y, List.of(BOB), TraceStep.of(Kind.STORED, BOB, "INBOX"));
        assertThat(found(here, "")).isEmpty();
        assertThatThrownBy(() -> traces().show(here, "c3")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> traces().show(here, "nothing")).isInstanceOf(NotFound.class);
    }

    @Test
    void whoWasRemovedMeanwhileFindsNothing() throws Exception {
        town();
        administrators().delete(OPERATOR, EmailAddress.of("postmaster@here.test"));
        assertThatThrownBy(() -> found(here, "")).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> traces().show(here, "c1")).isInstanceOf(NotAllowed.class);
    }
}
