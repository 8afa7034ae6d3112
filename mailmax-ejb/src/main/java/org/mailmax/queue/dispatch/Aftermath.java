package org.mailmax.queue.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.mailmax.delivery.Reports;
import org.mailmax.delivery.Reports.Told;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.relay.Handover.Verdict;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.transfer.EnhancedStatus;
import org.mailmax.mail.transfer.RecipientOptions.Event;
import org.mailmax.queue.Letter;
import org.mailmax.queue.Origin;
import org.mailmax.queue.Outcome;
import org.mailmax.queue.QueuePolicies;
import org.mailmax.queue.QueuePolicy;
import org.mailmax.queue.QueueRecipient;
import org.mailmax.queue.dispatch.Round.Answer;
import org.mailmax.queue.limit.SendingGuard;
import org.mailmax.queue.report.Action;
import org.mailmax.queue.report.Fate;
import org.mailmax.trace.Trace;
import org.mailmax.trace.TraceEvent;
import org.mailmax.trace.TraceEvent.Attempted.Result;

/// Decides what follows from the answers of hosts: who is done, who is tried again and when, and what the sender is
/// told.
@ApplicationScoped
public class Aftermath {

    private static final System.Logger LOG = System.getLogger(Aftermath.class.getName());

    /// So that what failed together is not tried again all in the same moment.
    private static final double JITTER = 0.1;

    private static final int LONGEST_PAUSE_SECONDS = 30;

    private static final EnhancedStatus UNDEFINED_FAILURE = EnhancedStatus.of("5.0.0");
    private static final Set<EnhancedStatus> NO_SUCH_MAILBOX =
            Set.of(EnhancedStatus.of("5.1.1"), EnhancedStatus.of("5.1.6"), EnhancedStatus.of("5.1.10"));
    private static final EnhancedStatus RELAYED = EnhancedStatus.of("2.0.0");

    private static final Reply HERE = Reply.none("a mailbox here");

    @Inject
    private QueuePolicies policies;

    @Inject
    private Reports reports;

    @Inject
    private Settlement settlement;

    @Inject
    private Trace trace;

    @Inject
    private SendingGuard sending;

    /// Writes down what follows; when there is something to tell, together with the report.
    ///
    /// @param notBefore the destination is not tried before
    void settle(Lane lane, Letter letter, Round round, Instant notBefore) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Fate> fates = new ArrayList<>();
        for (Answer answer : round.answers()) {
            outcomes.add(outcome(answer, round.at(), notBefore));
            fate(letter, answer, round.at()).ifPresent(fates::add);
            trace(letter, answer, round.at());
            count(letter, answer);
        }
        settle(lane, letter, fates, outcomes);
    }

    /// What is refused of an account's own mail counts; what it forwards was written by others.
    private void count(Letter letter, Answer answer) {
        if (answer.verdict() != Verdict.REFUSED || letter.message().origin() != Origin.SUBMISSION) {
            return;
        }
        Optional<DomainName> domain = letter.message().reversePath().address().map(EmailAddress::domain);
        letter.message()
                .account()
                .ifPresent(account -> domain.ifPresent(own -> sending.refused(
                        account,
                        own,
                        answer.recipient().address(),
                        answer.reply().toString(),
                        isNoSuchMailbox(answer))));
    }

    private static boolean isNoSuchMailbox(Answer answer) {
        return !answer.host().isEmpty()
                && answer.reply().status().filter(NO_SUCH_MAILBOX::contains).isPresent();
    }

    private void trace(Letter letter, Answer answer, Instant at) {
        Result result =
                switch (answer.verdict()) {
                    case RELAYED, RELAYED_WITH_DSN -> Result.DELIVERED;
                    case DEFERRED, ANSWER_LOST -> Result.DEFERRED;
                    case REFUSED -> Result.FAILED;
                };
        trace.record(() -> new TraceEvent.Attempted(
                letter.message().traceId(),
                at,
                answer.recipient().address(),
                result,
                answer.host(),
                answer.reply().toString()));
    }

    /// Tells the sender and makes the outcomes true, in one transaction.
    void settle(Lane lane, Letter letter, List<Fate> fates, List<Outcome> outcomes) {
        if (fates.isEmpty()) {
            settlement.add(lane, outcomes);
            return;
        }
        for (int tries = 1; !told(lane, letter, fates, outcomes); tries++) {
            if (!isTaken(fates)) {
                settlement.add(lane, later(outcomes));
                return;
            }
            // Another host has it: only the report is tried again. The next start knows of it too.
            if (isHurried(Math.min(tries, LONGEST_PAUSE_SECONDS))) {
                return;
            }
        }
    }

    /// @return false when the report cannot be stored
    private boolean told(Lane lane, Letter letter, List<Fate> fates, List<Outcome> outcomes) {
        try {
            Told told = reports.tell(letter, fates, outcomes);
            switch (told) {
                case YES -> settlement.written(lane, outcomes);
                case NOBODY -> settlement.add(lane, outcomes);
                case IMPOSSIBLE -> settlement.add(lane, held(outcomes, fates));
            }
        } catch (MailException.CannotDo gone) {
            settlement.written(lane, outcomes);
        } catch (MailException | IOException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a report on " + letter.message().traceId() + " waits",
                    e);
            return false;
        }
        return true;
    }

    private static boolean isTaken(List<Fate> fates) {
        return fates.stream().anyMatch(fate -> fate.action() == Action.RELAYED);
    }

    private static boolean isHurried(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// They are in the mailboxes here, and that is on the device already.
    void delivered(Lane lane, Letter letter, List<QueueRecipient> recipients, Instant at) {
        List<Outcome> outcomes = new ArrayList<>();
        for (QueueRecipient recipient : recipients) {
            trace(letter, new Answer(recipient, Verdict.RELAYED, HERE, ""), at);
            outcomes.add(new Outcome.Ended(recipient.id(), recipient.message().id()));
        }
        settlement.written(lane, outcomes);
    }

    /// Somebody has taken them out of the queue meanwhile.
    void gone(Lane lane, Parcel parcel) {
        settlement.written(
                lane,
                parcel.recipients().stream()
                        .<Outcome>map(recipient -> new Outcome.Ended(
                                recipient.id(), parcel.message().id()))
                        .toList());
    }

    private Outcome outcome(Answer answer, Instant at, Instant notBefore) {
        QueueRecipient recipient = answer.recipient();
        return switch (answer.verdict()) {
            case RELAYED, RELAYED_WITH_DSN, REFUSED ->
                new Outcome.Ended(recipient.id(), recipient.message().id());
            case DEFERRED, ANSWER_LOST -> {
                Instant next = at.plus(wait(recipient));
                yield new Outcome.Deferred(
                        recipient.id(),
                        at,
                        next.isBefore(notBefore) ? notBefore : next,
                        answer.reply().toString());
            }
        };
    }

    private Duration wait(QueueRecipient recipient) {
        QueuePolicy policy = policies.of(recipient.domain());
        Duration wait = policy.wait(recipient.attempts() + 1);
        return wait.plusMillis(
                (long) (wait.toMillis() * JITTER * ThreadLocalRandom.current().nextDouble()));
    }

    private static Optional<Fate> fate(Letter letter, Answer answer, Instant at) {
        return switch (answer.verdict()) {
            case REFUSED ->
                Optional.of(Action.FAILED)
                        .filter(_ -> answer.recipient().options().wants(Event.FAILURE) || isForward(letter))
                        .map(action -> fate(answer, action, failure(answer), at));
            case RELAYED ->
                Optional.of(Action.RELAYED)
                        .filter(_ -> answer.recipient().options().wants(Event.SUCCESS))
                        .map(action -> fate(answer, action, RELAYED, at));
            case RELAYED_WITH_DSN, DEFERRED, ANSWER_LOST -> Optional.empty();
        };
    }

    private static boolean isForward(Letter letter) {
        return letter.message().origin() == Origin.FORWARD;
    }

    private static Fate fate(Answer answer, Action action, EnhancedStatus status, Instant at) {
        return new Fate(
                answer.recipient().address(),
                answer.recipient().options().originalRecipient(),
                action,
                status,
                answer.host(),
                answer.reply(),
                at,
                Optional.empty());
    }

    private static EnhancedStatus failure(Answer answer) {
        return answer.reply().status().filter(status -> status.kind() == 5).orElse(UNDEFINED_FAILURE);
    }

    /// Nothing vanishes without a word: what its sender cannot be told of waits until somebody has looked at it.
    private static List<Outcome> held(List<Outcome> outcomes, List<Fate> fates) {
        String reason =
                "failed, and its sender cannot be told: " + fates.getFirst().reply();
        return outcomes.stream()
                .map(outcome ->
                        outcome instanceof Outcome.Ended ? new Outcome.Held(outcome.recipient(), reason) : outcome)
                .toList();
    }

    /// The storage is out of order: those who are done with a report are tried once more rather than forgotten.
    private static List<Outcome> later(List<Outcome> outcomes) {
        Instant now = Instant.now();
        return outcomes.stream()
                .map(outcome -> outcome instanceof Outcome.Ended
                        ? new Outcome.Deferred(
                                outcome.recipient(), now, now.plusSeconds(60), "the report could not be stored")
                        : outcome)
                .toList();
    }
}
