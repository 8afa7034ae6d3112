package org.mailmax.content;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import org.mailmax.mail.message.Content;

/// Appends records to a new volume. One thread at a time.
///
/// Records are collected in a buffer; [#force] brings them to the device. After a failure of the file itself the
/// writer is [#isBroken]: a second force on the same descriptor could succeed although the first one lost pages, so
/// the volume is left to its readers and never written again.
public final class VolumeWriter implements AutoCloseable {

    static final int BUFFER = 1 << 20;

    private final long volume;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    /// How much of the volume is in the file; the buffer follows.
    private long written;

    private boolean broken;

    private VolumeWriter(long volume, FileChannel channel) {
        this.volume = volume;
        this.channel = channel;
    }

    /// Makes the file and forces its name.
    static VolumeWriter create(Path file, long volume) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        forceFolder(file.getParent());
        return new VolumeWriter(volume, channel);
    }

    static void forceFolder(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    long volume() {
        return volume;
    }

    /// The position the next record gets.
    long end() {
        return written + buffer.position();
    }

    boolean isBroken() {
        return broken;
    }

    /// Appends a record.
    ///
    /// @throws UnreadableSource when its content cannot be read; the caller may [#rewind]
    Location append(RecordHeader header, byte[] journal, List<Content> parts) throws IOException {
        room(RecordHeader.LENGTH);
        header.write(buffer, journal, volume, end());
        put(ByteBuffer.wrap(journal));
        Location location = new Location(volume, end(), header.octets());
        CRC32C crc = new CRC32C();
        for (Content part : parts) {
            append(part, crc);
        }
        room(RecordEnd.LENGTH);
        RecordEnd.write(buffer, crc.getValue());
        return location;
    }

    /// Takes back everything from this position on, as if it had never been appended.
    void rewind(long position) throws IOException {
        if (position >= written) {
            buffer.position((int) (position - written));
            return;
        }
        buffer.clear();
        try {
            channel.truncate(position);
            written = position;
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    /// Everything appended is on the device when this returns.
    void force() throws IOException {
        flush();
        try {
            channel.force(false);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void append(Content part, CRC32C crc) throws IOException {
        for (long position = 0; position < part.size(); ) {
            room(1);
            int start = buffer.position();
            position += read(part, position);
            crc.update(buffer.slice(start, buffer.position() - start));
        }
    }

    private int read(Content part, long position) throws UnreadableSource {
        try {
            int read = part.read(position, buffer);
            if (read <= 0) {
                throw new EOFException("the content ends before its size");
            }
            return read;
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableSource(e);
        }
    }

    private void put(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            room(1);
            int count = Math.min(source.remaining(), buffer.remaining());
            buffer.put(source.slice(source.position(), count));
            source.position(source.position() + count);
        }
    }

    private void room(int octets) throws IOException {
        if (buffer.remaining() < octets) {
            flush();
        }
    }

    /// A file that is cut short by a full disk keeps no half record: the caller rewinds.
    private void flush() throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                written += channel.write(buffer, written);
            }
        } finally {
            buffer.compact();
        }
    }

    /// The octets to be stored could not be read; the volume is as good as before.
    static final class UnreadableSource extends IOException {
        UnreadableSource(Exception cause) {
            super("the octets to be stored cannot be read", cause);
        }
    }
}
