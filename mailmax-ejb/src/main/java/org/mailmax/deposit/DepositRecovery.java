package org.mailmax.deposit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailmax.content.ContentStore;
import org.mailmax.content.FoundRecord;
import org.mailmax.content.MimeSettings;
import org.mailmax.database.Durability;
import org.mailmax.database.Sequences;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.port.MailException;

/// Makes up, at start-up, for deposits whose octets were forced but whose rows were not: the server went down in
/// between.
///
/// Such a record describes itself, so it becomes a message now; nobody has been told that it was stored, and nobody
/// that it was not. A record without its end was never forced and is ignored. Running twice does nothing more: a
/// content id that has a row is left alone.
@ApplicationScoped
public class DepositRecovery {

    private static final System.Logger LOG = System.getLogger(DepositRecovery.class.getName());

    @Inject
    private ContentStore store;

    @Inject
    private DepositWriter writer;

    @Inject
    private Sequences sequences;

    @Inject
    private MimeSettings mime;

    @Inject
    private Durability durability;

    @Inject
    private Instance<CompanionRecovery> companions;

    /// @throws IllegalStateException when a volume or the database cannot be read: the server must not start then
    public void run() {
        try {
            long highest = writer.highestContentId();
            for (long volume : store.volumes()) {
                highest = Math.max(highest, recover(volume));
            }
            sequences.skipContentIdsTo(highest);
            durability.await();
        } catch (IOException | MailException e) {
            throw new IllegalStateException("the volumes cannot be recovered", e);
        }
    }

    /// @return the highest content id found
    private long recover(long volume) throws IOException, MailException {
        ContentStore.Scan scan = store.scan(volume, writer.committedTo(volume));
        List<FoundRecord> records = scan.records();
        Set<Long> known =
                writer.known(records.stream().map(FoundRecord::contentId).toList());
        ContentStore.Position end = new ContentStore.Position(volume, scan.end());
        for (List<FoundRecord> unit : units(records)) {
            if (!known.contains(unit.getFirst().contentId())) {
                recover(unit, end);
            }
        }
        writer.committed(end);
        return records.stream().mapToLong(FoundRecord::contentId).max().orElse(0);
    }

    private void recover(List<FoundRecord> unit, ContentStore.Position end) throws MailException {
        List<StoredDeposit> deposits = new ArrayList<>();
        for (FoundRecord record : unit) {
            try {
                deposits.add(deposit(record));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.ERROR, "content " + record.contentId() + " cannot be made up for", e);
                return;
            }
        }
        if (deposits.stream().anyMatch(deposit -> hasTarget(deposit))) {
            // The mark moves only when the whole volume is done.
            writer.write(deposits, List.of(), Optional.of(new ContentStore.Position(end.volume(), 0)));
            LOG.log(System.Logger.Level.INFO, "made up for " + deposits.size() + " messages of volume " + end.volume());
        }
    }

    private static boolean hasTarget(StoredDeposit deposit) {
        return !deposit.arrivals().isEmpty() || !deposit.companions().isEmpty();
    }

    private StoredDeposit deposit(FoundRecord record) throws IOException, MailException {
        JournalCodec.Entry journal = JournalCodec.decode(record.journal());
        Set<FolderId> existing =
                writer.existing(journal.arrivals().stream().map(Arrival::folder).toList());
        return new StoredDeposit(
                record.contentId(),
                record.location(),
                Summaries.of(store.content(record.location()), mime.limits()),
                journal.arrivals().stream()
                        .filter(arrival -> existing.contains(arrival.folder()))
                        .toList(),
                companions(journal.companions()));
    }

    private List<Companion> companions(Journal journal) throws IOException, MailException {
        if (journal.kind().isEmpty()) {
            return List.of();
        }
        for (CompanionRecovery recovery : companions) {
            if (recovery.kind().equals(journal.kind())) {
                return recovery.companions(journal);
            }
        }
        throw new IOException("nobody understands a journal of the kind " + journal.kind());
    }

    private static List<List<FoundRecord>> units(List<FoundRecord> records) {
        Map<Long, List<FoundRecord>> units = new LinkedHashMap<>();
        records.forEach(record ->
                units.computeIfAbsent(record.unit(), _ -> new ArrayList<>()).add(record));
        return List.copyOf(units.values());
    }
}
