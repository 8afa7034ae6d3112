package org.mailmax.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mailmax.trace.TraceRecord.Later;
import org.mailmax.trace.TraceRecord.Message;
import org.mailmax.trace.TraceSegments.Head;
import org.mailmax.trace.TracedMessage.Timed;

/// Finds what was traced.
@ApplicationScoped
public class Traces {

    /// The most messages found at once: the newest ones that match.
    public static final int MOST_FOUND = 1000;

    /// Segments whose names are looked at, and whose records are read, at once.
    private static final int PAGE = 200;

    private static final int AT_ONCE = 5;
    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    @Inject
    private Trace trace;

    @Inject
    private TraceSegments segments;

    /// Messages that match, the newest first; at most [#MOST_FOUND].
    public List<Message> find(TraceSearch search) {
        trace.settle();
        List<Message> found = new ArrayList<>();
        scan(search.from(), search.until(), search.names(), records -> {
            records.stream()
                    .flatMap(record -> record instanceof Message message ? Stream.of(message) : Stream.empty())
                    .filter(search::matches)
                    .forEach(found::add);
            return found.size() < MOST_FOUND;
        });
        return found.stream()
                .sorted(Comparator.comparing(Message::at).reversed())
                .limit(MOST_FOUND)
                .toList();
    }

    /// Everything known of a message.
    public Optional<TracedMessage> find(String traceId) {
        trace.settle();
        List<TraceRecord> all = new ArrayList<>();
        scan(Instant.EPOCH, END_OF_TIME, List.of(traceId), records -> {
            records.stream().filter(record -> record.traceId().equals(traceId)).forEach(all::add);
            return all.stream().noneMatch(Message.class::isInstance);
        });
        return all.stream()
                .flatMap(record -> record instanceof Message message ? Stream.of(message) : Stream.empty())
                .findFirst()
                .map(message -> new TracedMessage(message, steps(message, all)));
    }

    private static List<Timed> steps(Message message, List<TraceRecord> all) {
        Stream<Timed> later = all.stream()
                .flatMap(record ->
                        record instanceof Later it ? Stream.of(new Timed(it.at(), it.step())) : Stream.empty())
                .sorted(Comparator.comparing(Timed::at));
        return Stream.concat(message.steps().stream().map(step -> new Timed(message.at(), step)), later)
                .toList();
    }

    /// Shows the records of all segments in which these names may be, the newest segments first, until nobody wants
    /// more.
    private void scan(Instant from, Instant until, List<String> names, Predicate<List<TraceRecord>> wantsMore) {
        Head last = new Head(Long.MAX_VALUE, END_OF_TIME, new byte[0]);
        boolean more = true;
        while (more) {
            List<Head> heads = segments.heads(from, until, last, PAGE);
            List<Long> worthwhile = heads.stream()
                    .filter(head -> names.stream().allMatch(name -> NameFilter.mayContain(head.names(), name)))
                    .map(Head::id)
                    .toList();
            for (int first = 0; more && first < worthwhile.size(); first += AT_ONCE) {
                List<Long> some = worthwhile.subList(first, Math.min(worthwhile.size(), first + AT_ONCE));
                more = wantsMore.test(segments.records(some));
            }
            more &= heads.size() == PAGE;
            last = heads.isEmpty() ? last : heads.getLast();
        }
    }
}
