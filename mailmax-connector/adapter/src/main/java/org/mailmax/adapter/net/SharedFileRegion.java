package org.mailmax.adapter.net;

import io.netty.channel.FileRegion;
import io.netty.util.AbstractReferenceCounted;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import org.mailmax.mail.message.Content;

/// A part of a file that many send from at once: unlike Netty's own file region it does not close the file.
final class SharedFileRegion extends AbstractReferenceCounted implements FileRegion {

    private final Content.FileRegion file;
    private final long offset;
    private final long count;
    private long transferred;

    SharedFileRegion(Content.FileRegion file, long offset, long count) {
        this.file = file;
        this.offset = offset;
        this.count = count;
    }

    @Override
    public long position() {
        return file.position() + offset;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public long transferred() {
        return transferred;
    }

    @Override
    @Deprecated
    public long transfered() {
        return transferred;
    }

    @Override
    public long transferTo(WritableByteChannel target, long position) throws IOException {
        long sent = file.channel().transferTo(position() + position, count - position, target);
        if (sent > 0) {
            transferred += sent;
        }
        return sent;
    }

    @Override
    public FileRegion touch(Object hint) {
        return this;
    }

    @Override
    public FileRegion touch() {
        return this;
    }

    @Override
    public FileRegion retain() {
        super.retain();
        return this;
    }

    @Override
    public FileRegion retain(int increment) {
        super.retain(increment);
        return this;
    }

    @Override
    protected void deallocate() {
        // The content store closes its files.
    }
}
