package org.mailmax.content;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The fixed beginning of a record in a volume:
///
/// ```
/// magic 4 · version 1 · kind 1 · messages in the unit 2 · content id 8 · first content id of the unit 8
/// · length of the journal 4 · octets of the message 8 · checksum 4
/// ```
///
/// The journal, the octets and the [RecordEnd] follow. The checksum covers header and journal and the place the
/// record lies at, so that a record left over in a recycled block of the disk is not taken for one of this volume.
///
/// @param unit the first content id of those that became durable together, all or none
/// @param unitSize how many these are, up to 1000
record RecordHeader(Kind kind, long contentId, long unit, int unitSize, int journalLength, long octets) {

    static final int LENGTH = 40;
    private static final int MAGIC = 0x4D4D_7231;
    private static final byte VERSION = 1;

    enum Kind {
        /// A message; without a row it becomes one at start-up.
        MESSAGE,
        /// The deposit of this unit failed and its sender knows: it must not be made up for.
        ABORT,
        /// A message moved here by compaction; never made up for, since its row told of it before.
        COPY
    }

    static RecordHeader abort(long unit) {
        return new RecordHeader(Kind.ABORT, unit, unit, 0, 0, 0);
    }

    /// From the beginning of the header to the end of the record.
    long recordLength() {
        return LENGTH + journalLength + octets + RecordEnd.LENGTH;
    }

    void write(ByteBuffer target, byte[] journal, long volume, long position) {
        int start = target.position();
        target.putInt(MAGIC).put(VERSION).put((byte) kind.ordinal()).putShort((short) unitSize);
        target.putLong(contentId).putLong(unit).putInt(journalLength).putLong(octets);
        target.putInt(checksum(target.slice(start, LENGTH - 4), journal, volume, position));
    }

    /// The header at the buffer's position, when there is one; its checksum is checked by [#matches] once the journal
    /// is read.
    static Optional<RecordHeader> read(ByteBuffer source) {
        if (source.remaining() < LENGTH || source.getInt() != MAGIC || source.get() != VERSION) {
            return Optional.empty();
        }
        byte kind = source.get();
        short unitSize = source.getShort();
        if (kind < 0 || kind >= Kind.values().length) {
            return Optional.empty();
        }
        RecordHeader header = new RecordHeader(
                Kind.values()[kind], source.getLong(), source.getLong(), unitSize, source.getInt(), source.getLong());
        return header.journalLength < 0 || header.octets < 0 ? Optional.empty() : Optional.of(header);
    }

    /// Is this the header whose octets these are, with this journal, at this place?
    static boolean matches(ByteBuffer header, byte[] journal, long volume, long position) {
        return header.getInt(LENGTH - 4) == checksum(header.slice(0, LENGTH - 4), journal, volume, position);
    }

    private static int checksum(ByteBuffer header, byte[] journal, long volume, long position) {
        CRC32C crc = new CRC32C();
        crc.update(header);
        crc.update(ByteBuffer.allocate(16).putLong(volume).putLong(position).flip());
        crc.update(journal);
        return (int) crc.getValue();
    }
}
