package org.mailmax.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.content.ContentStore;
import org.mailmax.content.Location;
import org.mailmax.content.MimeSettings;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.DamagedSummaryException;
import org.mailmax.mail.mime.MessageSummary;
import org.mailmax.mail.mime.MimeIndexer;
import org.mailmax.mail.mime.SummaryCodec;
import org.mailmax.mail.port.MailException;

/// Octets and summaries of messages by content id. What is read often is remembered; the rest of a page is one query.
@ApplicationScoped
public class ContentIndex {

    private static final int MAX_LOCATIONS = 500_000;

    /// A decoded summary takes several times the octets of the encoded one.
    private static final int DECODED_FACTOR = 6;

    private static final int DECODED_OVERHEAD = 400;

    /// How much memory the summaries may take, in octets.
    @Inject
    @ConfigProperty(name = "mailmax.summaries.octets", defaultValue = "134217728")
    private long summaryOctets;

    @Inject
    private ContentReader reader;

    @Inject
    private ContentStore store;

    @Inject
    private MimeSettings mime;

    private final Cache<Long, Location> locations =
            Caffeine.newBuilder().maximumSize(MAX_LOCATIONS).build();

    private Cache<Long, Known> summaries;

    private record Known(MessageSummary summary, int weight) {}

    @PostConstruct
    void start() {
        summaries = Caffeine.newBuilder()
                .maximumWeight(summaryOctets)
                .weigher((Long _, Known known) -> known.weight())
                .build();
        store.onMoved(locations::invalidateAll);
    }

    /// The octets of each of these contents that there are.
    public Map<Long, Content> contents(Collection<Long> ids) {
        Map<Long, Content> found = new HashMap<>();
        lookUp(locations, ids, reader::locations).forEach((id, location) -> found.put(id, store.content(location)));
        return found;
    }

    /// The summary of each of these contents that there are.
    ///
    /// @throws MailException.TryLater when one has to be computed and its octets cannot be read
    public Map<Long, MessageSummary> summaries(Collection<Long> ids) throws MailException {
        Map<Long, Known> known = lookUp(summaries, ids, missing -> decode(reader.summaries(missing)));
        Map<Long, MessageSummary> found = new HashMap<>();
        List<Long> toCompute = new ArrayList<>();
        known.forEach((id, summary) -> found.put(id, summary.summary()));
        ids.stream().filter(id -> !found.containsKey(id)).forEach(toCompute::add);
        if (!toCompute.isEmpty()) {
            found.putAll(compute(toCompute));
        }
        return found;
    }

    private static <V> Map<Long, V> lookUp(
            Cache<Long, V> cache, Collection<Long> ids, Function<List<Long>, Map<Long, V>> load) {
        Map<Long, V> found = new HashMap<>(ids.size() * 2);
        List<Long> missing = new ArrayList<>();
        for (Long id : ids) {
            V value = cache.getIfPresent(id);
            if (value == null) {
                missing.add(id);
            } else {
                found.put(id, value);
            }
        }
        if (!missing.isEmpty()) {
            Map<Long, V> loaded = load.apply(missing);
            cache.putAll(loaded);
            found.putAll(loaded);
        }
        return found;
    }

    private static Map<Long, Known> decode(Map<Long, byte[]> encoded) {
        Map<Long, Known> decoded = new HashMap<>();
        encoded.forEach((id, octets) -> {
            try {
                if (octets.length > 0) {
                    int weight = DECODED_OVERHEAD + DECODED_FACTOR * octets.length;
                    decoded.put(id, new Known(SummaryCodec.decode(octets), weight));
                }
            } catch (DamagedSummaryException e) {
                // Written by another version perhaps: it is computed from the octets instead.
                decoded.remove(id);
            }
        });
        return decoded;
    }

    private Map<Long, MessageSummary> compute(List<Long> ids) throws MailException {
        Map<Long, MessageSummary> computed = new HashMap<>();
        for (Map.Entry<Long, Content> content : contents(ids).entrySet()) {
            try {
                computed.put(content.getKey(), MimeIndexer.index(content.getValue(), mime.limits()));
            } catch (IOException e) {
                throw new MailException.TryLater("the message cannot be read", e);
            }
        }
        return computed;
    }
}
