package org.mailmax.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.mailmax.mail.port.MailException;

/// Copies the messages of a sparse volume into a new one, forced before anybody is told. A message whose checksum is
/// wrong stays where it is, with its volume.
final class VolumeCompaction {

    private static final System.Logger LOG = System.getLogger(VolumeCompaction.class.getName());
    private static final int BUFFER = 1 << 16;

    private final ContentStore store;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    VolumeCompaction(ContentStore store) {
        this.store = store;
    }

    /// @param end of the new volume
    record Copied(long volume, long end, List<SweepWriter.Placed> copies) {}

    /// @throws IOException when the new volume cannot be written; nothing refers to it then
    Copied copy(List<SweepWriter.Placed> messages) throws IOException, MailException {
        try (VolumeWriter to = store.newVolume()) {
            List<SweepWriter.Placed> copies = new ArrayList<>();
            for (SweepWriter.Placed message : messages) {
                if (isIntact(message.location())) {
                    copies.add(new SweepWriter.Placed(message.contentId(), copy(message, to)));
                } else {
                    LOG.log(System.Logger.Level.ERROR, "content " + message.contentId() + " is damaged");
                }
            }
            to.force();
            return new Copied(to.volume(), to.end(), copies);
        }
    }

    private Location copy(SweepWriter.Placed message, VolumeWriter to) throws IOException {
        long id = message.contentId();
        RecordHeader header = new RecordHeader(
                RecordHeader.Kind.COPY, id, id, 1, 0, message.location().octets());
        return to.append(header, new byte[0], List.of(store.content(message.location())));
    }

    private boolean isIntact(Location location) throws IOException {
        CRC32C crc = new CRC32C();
        long end = location.position() + location.octets();
        for (long at = location.position(); at < end; at += buffer.limit()) {
            if (!fill(location.volume(), at, (int) Math.min(BUFFER, end - at))) {
                return false;
            }
            crc.update(buffer.duplicate());
        }
        return fill(location.volume(), end, RecordEnd.LENGTH) && RecordEnd.matches(buffer, crc.getValue());
    }

    private boolean fill(long volume, long at, int octets) throws IOException {
        buffer.clear().limit(octets);
        while (buffer.hasRemaining()) {
            if (store.files().read(volume, at + buffer.position(), buffer) < 0) {
                return false;
            }
        }
        buffer.flip();
        return true;
    }
}
