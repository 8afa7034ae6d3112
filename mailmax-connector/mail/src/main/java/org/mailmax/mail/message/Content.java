package org.mailmax.mail.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/// The octets of a message: immutable, with CRLF line ends, readable at any position and by many threads.
public interface Content {

    /// In octets.
    long size();

    /// Reads octets from `position` on into the buffer until it is full or the content ends.
    ///
    /// @return how many octets were read; 0 at the end
    /// @throws IOException when the storage fails; the message is still listed, its octets are out of reach
    int read(long position, ByteBuffer target) throws IOException;

    /// The file the octets lie in, when they can be sent from there without a copy.
    default Optional<FileRegion> file() {
        return Optional.empty();
    }

    /// Where the octets of a content begin in a file.
    record FileRegion(FileChannel channel, long position) {}

    static Content of(byte[] octets) {
        return new HeapContent(octets, 0, octets.length);
    }

    /// A part of this content; `offset` and `length` lie within it.
    default Content slice(long offset, long length) {
        return new ContentSlice(this, offset, length);
    }

    /// All octets in memory: only for content known to be small.
    default byte[] toByteArray() {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(size()));
            read(0, buffer);
            return buffer.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    default InputStream open() {
        return new ContentInputStream(this);
    }

    default void transferTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            in.transferTo(out);
        }
    }
}
