package org.mailmax.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailmax.mail.address.DomainName;
import org.mailmax.queue.QueueControl.Waiting;

/// Where most mail waits. Of a queue so long that counting takes a while, the figures may be somewhat older, so that
/// nobody waits for them.
@ApplicationScoped
public class QueueOverview {

    private static final System.Logger LOG = System.getLogger(QueueOverview.class.getName());
    private static final Duration QUICK = Duration.ofMillis(200);

    /// Counting may take this part of the time.
    private static final int REST = 20;

    @Inject
    private QueueControl queue;

    private final Map<Question, Answer> known = new ConcurrentHashMap<>();
    private final Set<Question> beingCounted = ConcurrentHashMap.newKeySet();

    private record Question(Optional<Set<DomainName>> owners, int count) {}

    private record Answer(List<Waiting> destinations, Instant at, Duration took) {

        private boolean isOld() {
            return Instant.now().isAfter(at.plus(took.multipliedBy(REST)));
        }
    }

    /// @param owners the domains whose accounts have sent it; nothing: any
    public List<Waiting> destinations(Optional<Set<DomainName>> owners, int count) {
        Question question = new Question(owners, count);
        Answer last = known.get(question);
        if (last == null || last.took().compareTo(QUICK) < 0) {
            return counted(question).destinations();
        }
        if (last.isOld() && beingCounted.add(question)) {
            Thread.ofVirtual().inheritInheritableThreadLocals(false).start(() -> countAgain(question));
        }
        return last.destinations();
    }

    private void countAgain(Question question) {
        try {
            counted(question);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the queue cannot be counted", e);
        } finally {
            beingCounted.remove(question);
        }
    }

    private Answer counted(Question question) {
        Instant begin = Instant.now();
        List<Waiting> destinations = queue.destinations(question.owners(), question.count());
        Answer answer = new Answer(destinations, begin, Duration.between(begin, Instant.now()));
        known.put(question, answer);
        return answer;
    }
}
