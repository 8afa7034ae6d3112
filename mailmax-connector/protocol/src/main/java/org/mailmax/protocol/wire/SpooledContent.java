package org.mailmax.protocol.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.mailmax.mail.message.Content;

/// Octets in a temporary file.
record SpooledContent(FileChannel channel, long size) implements Content {

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        int count = Math.clamp(size - position, 0, target.remaining());
        ByteBuffer window = target.slice(target.position(), count);
        while (window.hasRemaining() && channel.read(window, position + window.position()) > 0) {
            // The channel may give less than asked for.
        }
        target.position(target.position() + window.position());
        return window.position();
    }

    @Override
    public Optional<FileRegion> file() {
        return Optional.of(new FileRegion(channel, 0));
    }
}
