package org.mailmax.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of the volumes, and open channels to those in use.
///
/// A channel falls shut for everybody when a thread is interrupted while it reads, so readers open it again. A
/// channel that falls out of the cache is not closed here, since somebody may be reading: the JDK closes it when
/// nobody holds it any more.
public final class VolumeFiles {

    private static final String SUFFIX = ".volume";
    private static final int MAX_OPEN = 1024;
    private static final int REOPENINGS = 100;

    private final Path folder;

    /// For positional reads here, and for whoever sends from the file: one's misfortune is not the other's.
    private final Cache<Long, FileChannel> readers =
            Caffeine.newBuilder().maximumSize(MAX_OPEN).build();

    private final Cache<Long, FileChannel> senders =
            Caffeine.newBuilder().maximumSize(MAX_OPEN).build();

    VolumeFiles(Path folder) {
        this.folder = folder;
    }

    Path path(long volume) {
        return folder.resolve(volume + SUFFIX);
    }

    /// The volumes there are, in the order they were made.
    long[] volumes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,18}" + SUFFIX))
                    .mapToLong(name -> Long.parseLong(name.substring(0, name.length() - SUFFIX.length())))
                    .sorted()
                    .toArray();
        }
    }

    long size(long volume) throws IOException {
        return Files.size(path(volume));
    }

    void delete(long volume) throws IOException {
        Files.deleteIfExists(path(volume));
        readers.invalidate(volume);
        senders.invalidate(volume);
        VolumeWriter.forceFolder(folder);
    }

    /// Reads octets at a position of a volume.
    ///
    /// @return how many, or -1 at the end of the file
    int read(long volume, long position, ByteBuffer target) throws IOException {
        for (int attempt = 0; ; attempt++) {
            FileChannel channel = open(readers, volume);
            try {
                return channel.read(target, position);
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (ClosedChannelException e) {
                if (attempt == REOPENINGS) {
                    throw e;
                }
            }
        }
    }

    /// A channel to send from, when the volume can be opened.
    Optional<FileChannel> sender(long volume) {
        try {
            return Optional.of(open(senders, volume));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// When the application ends nobody reads any more.
    void close() {
        close(readers);
        close(senders);
    }

    private static void close(Cache<Long, FileChannel> cache) {
        for (FileChannel channel : cache.asMap().values()) {
            try {
                channel.close();
            } catch (IOException e) {
                // It was only read: nothing is lost.
                continue;
            }
        }
        cache.invalidateAll();
    }

    private FileChannel open(Cache<Long, FileChannel> cache, long volume) throws IOException {
        FileChannel known = cache.getIfPresent(volume);
        if (known != null && known.isOpen()) {
            return known;
        }
        try {
            return cache.asMap().compute(volume, (_, old) -> old != null && old.isOpen() ? old : open(volume));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private FileChannel open(long volume) {
        try {
            return FileChannel.open(path(volume), StandardOpenOption.READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
