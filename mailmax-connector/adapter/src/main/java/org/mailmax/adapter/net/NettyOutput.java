package org.mailmax.adapter.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.mailmax.mail.message.Content;

/// What a session writes: gathered in one buffer, handed to the channel when that is full or at flush, and held back
/// while the client does not read.
final class NettyOutput {

    private static final int BUFFER_OCTETS = 64 * 1024;

    /// The first buffer of an answer: most answers are short.
    private static final int FIRST_BUFFER_OCTETS = 1024;

    /// From this size on a part of a file is sent by the kernel rather than copied.
    private static final long FILE_REGION_OCTETS = 64 * 1024;

    private final Channel channel;
    private final Duration timeout;
    private ByteBuf buffer;

    NettyOutput(Channel channel, Duration timeout) {
        this.channel = channel;
        this.timeout = timeout;
    }

    void write(ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            ByteBuf target = room();
            int count = Math.min(octets.remaining(), target.maxWritableBytes());
            target.writeBytes(octets.slice(octets.position(), count));
            octets.position(octets.position() + count);
        }
    }

    void write(Content content, long offset, long length, boolean inClear) throws IOException {
        Optional<Content.FileRegion> file = inClear && length >= FILE_REGION_OCTETS ? content.file() : Optional.empty();
        if (file.isPresent()) {
            handOver();
            channel.write(new SharedFileRegion(file.get(), offset, length));
            return;
        }
        copy(content, offset, length);
    }

    void flush() throws IOException {
        handOver();
        channel.flush();
    }

    /// Hands over what is gathered as one message: what STARTTLS says before TLS begins.
    void sendInClear() {
        ByteBuf last = buffer;
        buffer = null;
        channel.writeAndFlush(last == null ? channel.alloc().buffer(0) : last);
    }

    void close() {
        ByteBuf last = buffer;
        buffer = null;
        channel.writeAndFlush(last == null ? channel.alloc().buffer(0) : last).addListener(ChannelFutureListener.CLOSE);
    }

    synchronized void wakeUp() {
        notifyAll();
    }

    private void copy(Content content, long offset, long length) throws IOException {
        long position = offset;
        long end = offset + length;
        while (position < end) {
            ByteBuf target = room((int) Math.min(end - position, BUFFER_OCTETS));
            int count = (int) Math.min(end - position, target.writableBytes());
            int read = content.read(position, target.nioBuffer(target.writerIndex(), count));
            if (read <= 0) {
                throw new EOFException("content ends before its size");
            }
            target.writerIndex(target.writerIndex() + read);
            position += read;
        }
    }

    private ByteBuf room() throws IOException {
        return room(1);
    }

    /// A buffer with room for `wanted` octets, or, when that is more than it can hold, for some.
    private ByteBuf room(int wanted) throws IOException {
        if (buffer != null && buffer.maxWritableBytes() == 0) {
            handOver();
        }
        if (buffer == null) {
            awaitWritable();
            buffer = channel.alloc().buffer(FIRST_BUFFER_OCTETS, BUFFER_OCTETS);
        }
        buffer.ensureWritable(Math.min(wanted, buffer.maxWritableBytes()));
        return buffer;
    }

    private void handOver() throws IOException {
        if (buffer != null) {
            ByteBuf full = buffer;
            buffer = null;
            channel.write(full);
            if (!channel.isWritable()) {
                channel.flush();
            }
        }
        if (!channel.isActive()) {
            throw new EOFException("the client is gone");
        }
    }

    private synchronized void awaitWritable() throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!channel.isWritable() && channel.isActive()) {
            channel.flush();
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new SocketTimeoutException("the client does not read");
            }
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new EOFException("interrupted while writing");
            }
        }
    }
}
