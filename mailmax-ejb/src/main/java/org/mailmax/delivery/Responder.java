package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailmax.delivery.DeliveryCompanion.MarkResponse;
import org.mailmax.deposit.Deposit;
import org.mailmax.directory.Mailbox;
import org.mailmax.directory.ResponderPeriod;
import org.mailmax.directory.SentResponses;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.Origin;
import org.mailmax.trace.TraceEvent;
import org.mailmax.trace.TraceStep;
import org.mailmax.trace.TraceStep.Kind;

/// Answers for those who are away (RFC 3834). The answer is committed together with the message it answers and with the
/// mark that this sender was answered, so it is sent exactly once.
@ApplicationScoped
public class Responder {

    @Inject
    private Routers routers;

    @Inject
    private SentResponses sent;

    @Inject
    private Deposits deposits;

    /// Answers being committed at this moment: their marks cannot be seen in the database yet.
    private final Set<Pair> running = ConcurrentHashMap.newKeySet();

    private record Pair(AccountId account, EmailAddress sender) {}

    /// The answers to one message, and the promise not to give the same ones elsewhere until it is closed.
    final class Answers implements AutoCloseable {

        private final List<Deposit> deposits = new ArrayList<>();
        private final List<Pair> pairs = new ArrayList<>();
        private final List<TraceStep> steps = new ArrayList<>();
        private final List<TraceEvent> events = new ArrayList<>();

        List<Deposit> deposits() {
            return deposits;
        }

        /// What the trace of the answered message says of the answers.
        List<TraceStep> steps() {
            return steps;
        }

        /// The answers' own traces.
        List<TraceEvent> events() {
            return events;
        }

        @Override
        public void close() {
            pairs.forEach(running::remove);
        }
    }

    Answers answers(Consignment original, Route route, MessageFacts facts) throws MailException, IOException {
        Answers answers = new Answers();
        try {
            for (Mailbox mailbox : route.responders()) {
                Optional<EmailAddress> sender = ResponseRules.answerTo(mailbox, original.reversePath(), facts);
                if (sender.isPresent() && period(mailbox).contains(original.received())) {
                    add(answers, mailbox, sender.get(), original, facts);
                }
            }
            return answers;
        } catch (MailException | IOException | RuntimeException e) {
            answers.close();
            throw e;
        }
    }

    private void add(Answers answers, Mailbox mailbox, EmailAddress to, Consignment original, MessageFacts facts)
            throws MailException, IOException {
        Pair pair = new Pair(mailbox.account(), to);
        if (!running.add(pair)) {
            return;
        }
        answers.pairs.add(pair);
        Route route = routers.router(Set.of()).route(List.of(to));
        if (route.leadsSomewhere() && !wasAnswered(mailbox, to, original.received())) {
            MarkResponse mark = new MarkResponse(mailbox.account(), to, original.received());
            Consignment answer = answer(mailbox, to, original, facts);
            answers.deposits.add(deposits.of(answer, route, List.of(mark)));
            answers.steps.add(TraceStep.of(Kind.ANSWERED, mailbox.address(), to.toString(), answer.traceId()));
            TraceStep why = TraceStep.of(Kind.MADE, mailbox.address(), Origin.RESPONSE.name(), original.traceId());
            answers.events.add(Journey.made(answer, to, route, why));
        }
    }

    private boolean wasAnswered(Mailbox mailbox, EmailAddress sender, Instant now) {
        return sent.isSince(mailbox.account(), sender, now.minus(period(mailbox).silence()));
    }

    private static ResponderPeriod period(Mailbox mailbox) {
        return mailbox.settings().responder().period();
    }

    /// RFC 3834 §3.3: with the null reverse-path, so that nothing ever answers the answer.
    private static Consignment answer(Mailbox mailbox, EmailAddress to, Consignment original, MessageFacts facts)
            throws IOException {
        String traceId = TraceId.next(original.received());
        return new Consignment(
                traceId,
                ReversePath.NULL,
                ResponseText.of(mailbox, to, facts, traceId, original.received()),
                Origin.RESPONSE,
                Optional.of(mailbox.account()),
                mailbox.address().isInternationalised() || to.isInternationalised(),
                Consignment.Wishes.NONE,
                original.received());
    }
}
