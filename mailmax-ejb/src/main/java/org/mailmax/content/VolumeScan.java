package org.mailmax.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/// Reads the records of a volume one after the other until one is not whole. What lies behind that one was never
/// forced as far as its end, so nobody has been told that it is stored.
final class VolumeScan {

    private static final int BUFFER = 1 << 16;
    private static final int MAX_JOURNAL = 1 << 24;

    private final FileChannel file;
    private final long volume;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final List<FoundRecord> messages = new ArrayList<>();
    private final Set<Long> aborted = new HashSet<>();
    private long position;

    private VolumeScan(FileChannel file, long volume, long from) throws IOException {
        this.file = file;
        this.volume = volume;
        this.size = file.size();
        this.position = from;
    }

    /// The records of whole units that were not aborted, from a position on.
    static Found read(FileChannel file, long volume, long from) throws IOException {
        VolumeScan scan = new VolumeScan(file, volume, from);
        boolean more = true;
        while (more) {
            more = scan.next();
        }
        return new Found(scan.wholeUnits(), scan.position);
    }

    /// @param end of the last record that is whole
    record Found(List<FoundRecord> records, long end) {}

    private boolean next() throws IOException {
        Optional<RecordHeader> header = header();
        if (header.isEmpty() || !isWhole(header.get())) {
            return false;
        }
        position += header.get().recordLength();
        return true;
    }

    private Optional<RecordHeader> header() throws IOException {
        return fill(position, RecordHeader.LENGTH)
                ? RecordHeader.read(buffer.duplicate()).filter(this::fits)
                : Optional.empty();
    }

    private boolean fits(RecordHeader header) {
        return header.journalLength() <= MAX_JOURNAL
                && header.octets() <= size
                && header.recordLength() <= size - position;
    }

    private boolean isWhole(RecordHeader header) throws IOException {
        ByteBuffer octets = ByteBuffer.allocate(RecordHeader.LENGTH).put(buffer).flip();
        byte[] journal = new byte[header.journalLength()];
        if (!read(position + RecordHeader.LENGTH, ByteBuffer.wrap(journal))
                || !RecordHeader.matches(octets, journal, volume, position)
                || !bodyMatches(header)) {
            return false;
        }
        keep(header, journal);
        return true;
    }

    private void keep(RecordHeader header, byte[] journal) {
        long at = position + RecordHeader.LENGTH + header.journalLength();
        Location location = new Location(volume, at, header.octets());
        switch (header.kind()) {
            case MESSAGE ->
                messages.add(new FoundRecord(header.contentId(), header.unit(), header.unitSize(), journal, location));
            case ABORT -> aborted.add(header.unit());
            case COPY -> {}
        }
    }

    private boolean bodyMatches(RecordHeader header) throws IOException {
        CRC32C crc = new CRC32C();
        long at = position + RecordHeader.LENGTH + header.journalLength();
        for (long left = header.octets(); left > 0; left -= buffer.limit(), at += buffer.limit()) {
            if (!fill(at, (int) Math.min(left, BUFFER))) {
                return false;
            }
            crc.update(buffer.duplicate());
        }
        return fill(at, RecordEnd.LENGTH) && RecordEnd.matches(buffer, crc.getValue());
    }

    private List<FoundRecord> wholeUnits() {
        Map<Long, Integer> seen = new HashMap<>();
        messages.forEach(record -> seen.merge(record.unit(), 1, Integer::sum));
        return messages.stream()
                .filter(record -> !aborted.contains(record.unit()) && seen.get(record.unit()) == record.unitSize())
                .toList();
    }

    private boolean fill(long at, int octets) throws IOException {
        buffer.clear().limit(octets);
        boolean all = read(at, buffer);
        buffer.flip();
        return all;
    }

    private boolean read(long at, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            int read = file.read(target, at + target.position());
            if (read < 0) {
                return false;
            }
        }
        return true;
    }
}
