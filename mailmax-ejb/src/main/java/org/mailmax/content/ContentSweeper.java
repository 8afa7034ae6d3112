package org.mailmax.content;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.database.Durability;
import org.mailmax.mail.port.MailException;

/// Gives back the space of messages nobody refers to any more.
///
/// Rows first, octets later, and both only after a grace time in which they were seen useless all along: whoever read
/// a location before can still read there. A volume without messages is deleted; one that is mostly empty is copied
/// into a new one first.
@Singleton
@DependsOn("Migration")
@TransactionManagement(TransactionManagementType.BEAN)
public class ContentSweeper {

    private static final System.Logger LOG = System.getLogger(ContentSweeper.class.getName());
    private static final int PAGE = 500;

    /// A volume with less than this part of messages is sparse; one of less than this part of a full volume is small.
    private static final double SPARSE = 0.5;

    private static final double SMALL = 1.0 / 16;
    private static final int MANY = 8;

    /// How long something must have been useless, in seconds.
    @Inject
    @ConfigProperty(name = "mailmax.sweep.grace.seconds", defaultValue = "3600")
    private long graceSeconds;

    @Inject
    private ContentStore store;

    @Inject
    private Durability durability;

    @Inject
    private SweepWriter writer;

    /// When contents and volumes were first seen useless.
    private final Map<Long, Instant> contents = new HashMap<>();

    private final Map<Long, Instant> volumes = new HashMap<>();

    @Schedule(hour = "*", minute = "*/20", persistent = false)
    void sweepNow() {
        sweep(Instant.now());
    }

    /// One pass. What fails is logged and tried again by the next.
    public void sweep(Instant now) {
        try {
            sweepContents(now);
            durability.await();
            sweepVolumes(now);
        } catch (IOException | MailException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the sweep of the volumes failed", e);
        }
    }

    private void sweepContents(Instant now) {
        Set<Long> useless = new HashSet<>();
        List<Long> page = writer.unreferenced(0, PAGE);
        while (!page.isEmpty()) {
            useless.addAll(page);
            page = writer.unreferenced(page.getLast(), PAGE);
        }
        remove(due(contents, useless, now));
    }

    private void remove(List<Long> ids) {
        for (int from = 0; from < ids.size(); from += PAGE) {
            writer.remove(ids.subList(from, Math.min(ids.size(), from + PAGE)));
        }
    }

    private void sweepVolumes(Instant now) throws IOException, MailException {
        long current = store.current();
        Map<Long, Long> live = writer.liveOctets();
        Set<Long> empty = new HashSet<>();
        List<Long> sparse = new ArrayList<>();
        List<Long> small = new ArrayList<>();
        for (long volume : store.volumes()) {
            // One that was made after `current` was read belongs to somebody who is about to use it.
            if (current < 0 || volume >= current) {
                break;
            }
            long size = store.files().size(volume);
            if (!live.containsKey(volume)) {
                empty.add(volume);
            } else if (live.get(volume) < SPARSE * size) {
                sparse.add(volume);
            } else if (size < SMALL * store.volumeOctets()) {
                small.add(volume);
            }
        }
        // Each start of the server begins a volume, so small ones are put together now and then.
        sparse.addAll(small.size() >= MANY ? small : List.of());
        compact(sparse, live);
        delete(due(volumes, empty, now));
    }

    private void delete(List<Long> useless) throws IOException {
        for (long volume : useless) {
            // In this order: a file without a row would be recovered at the next start, and what was deleted would come
            // back.
            store.files().delete(volume);
            writer.forgetVolume(volume);
        }
    }

    private void compact(List<Long> sparse, Map<Long, Long> live) throws IOException, MailException {
        List<SweepWriter.Placed> messages = new ArrayList<>();
        long room = store.volumeOctets();
        for (long volume : sparse) {
            if (live.get(volume) <= room) {
                room -= live.get(volume);
                messages.addAll(writer.placed(volume));
            }
        }
        if (!messages.isEmpty()) {
            compact(messages);
        }
    }

    private void compact(List<SweepWriter.Placed> messages) throws IOException, MailException {
        VolumeCompaction.Copied copied = new VolumeCompaction(store).copy(messages);
        if (copied.copies().isEmpty()) {
            store.files().delete(copied.volume());
            return;
        }
        writer.moved(copied.volume(), copied.end(), copied.copies());
        durability.await();
        store.moved();
    }

    /// Those that have been useless for the grace time.
    private List<Long> due(Map<Long, Instant> known, Set<Long> useless, Instant now) {
        known.keySet().retainAll(useless);
        useless.forEach(id -> known.putIfAbsent(id, now));
        Instant latest = now.minus(Duration.ofSeconds(graceSeconds));
        List<Long> due = new ArrayList<>(known.keySet());
        due.removeIf(id -> known.get(id).isAfter(latest));
        return due;
    }
}
