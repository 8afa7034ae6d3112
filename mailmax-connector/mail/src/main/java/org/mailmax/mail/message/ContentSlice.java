package org.mailmax.mail.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A part of another content.
record ContentSlice(Content whole, long offset, long size) implements Content {

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        int count = Math.clamp(size - position, 0, target.remaining());
        ByteBuffer window = target.slice(target.position(), count);
        int read = whole.read(offset + position, window);
        target.position(target.position() + read);
        return read;
    }

    @Override
    public Optional<FileRegion> file() {
        return whole.file().map(file -> new FileRegion(file.channel(), file.position() + offset));
    }
}
