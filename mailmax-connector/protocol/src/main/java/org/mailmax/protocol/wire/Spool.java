package org.mailmax.protocol.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.mailmax.mail.message.Content;

/// The octets of one message while they come in. Writing never fails: whatever goes wrong is told by [#finish], so that
/// the client's octets are read to their end and the answer comes at its place.
public final class Spool extends OutputStream {

    private static final int FIRST = 4096;

    private final Spools spools;
    private final long limit;
    private byte[] memory = new byte[0];
    private long size;
    private FileChannel channel;
    private IOException failure;

    Spool(Spools spools, long limit) {
        this.spools = spools;
        this.limit = limit;
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int count) {
        if (failure == null) {
            try {
                put(octets, offset, count);
            } catch (IOException e) {
                failure = e;
                release();
            }
        }
    }

    /// How many octets were written, those lost to a failure not counted.
    public long size() {
        return size;
    }

    /// The content that was written; readable until this spool is closed.
    ///
    /// @throws SpoolFullException when it is larger than the limit
    /// @throws IOException when the temporary file could not be written
    public Content finish() throws IOException {
        if (failure != null) {
            throw failure;
        }
        return channel == null ? Content.of(memory).slice(0, size) : new SpooledContent(channel, size);
    }

    /// Forgets the octets and removes the temporary file. May be called twice.
    @Override
    public void close() {
        release();
    }

    private void put(byte[] octets, int offset, int count) throws IOException {
        if (size + count > limit) {
            throw new SpoolFullException(limit);
        }
        if (channel == null && size + count > spools.threshold()) {
            goToFile();
        }
        if (channel == null) {
            keep(octets, offset, count);
        } else {
            writeFully(ByteBuffer.wrap(octets, offset, count));
        }
        size += count;
    }

    private void keep(byte[] octets, int offset, int count) {
        int needed = (int) size + count;
        if (memory.length < needed) {
            memory = Arrays.copyOf(memory, Math.max(needed, Math.max(FIRST, 2 * memory.length)));
        }
        System.arraycopy(octets, offset, memory, (int) size, count);
    }

    private void goToFile() throws IOException {
        Path file = Files.createTempFile(spools.directory(), "spool-", ".tmp");
        channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        writeFully(ByteBuffer.wrap(memory, 0, (int) size));
        memory = new byte[0];
    }

    private void writeFully(ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
    }

    private void release() {
        memory = new byte[0];
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException leftBehind) {
            System.getLogger(Spool.class.getName())
                    .log(System.Logger.Level.WARNING, "a spool file could not be removed", leftBehind);
        }
        channel = null;
    }
}
