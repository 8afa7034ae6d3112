package org.mailmax.content;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.mailmax.mail.message.Content;

/// The octets of a message in a volume.
record VolumeContent(VolumeFiles files, Location location) implements Content {

    @Override
    public long size() {
        return location.octets();
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        int count = (int) Math.clamp(location.octets() - position, 0L, target.remaining());
        ByteBuffer window = target.slice(target.position(), count);
        while (window.hasRemaining()) {
            long at = location.position() + position + window.position();
            if (files.read(location.volume(), at, window) < 0) {
                throw new EOFException("volume " + location.volume() + " is cut short");
            }
        }
        target.position(target.position() + count);
        return count;
    }

    @Override
    public Optional<FileRegion> file() {
        return files.sender(location.volume()).map(channel -> new FileRegion(channel, location.position()));
    }

    @Override
    public Content slice(long offset, long length) {
        Location part = new Location(location.volume(), location.position() + offset, length);
        return new VolumeContent(files, part);
    }
}
