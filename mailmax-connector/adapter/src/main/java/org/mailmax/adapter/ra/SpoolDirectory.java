package org.mailmax.adapter.ra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mailmax.protocol.wire.Spools;

/// A directory of temporary files that belongs to one service. What a killed server left there was never acknowledged
/// and goes away.
final class SpoolDirectory {

    private SpoolDirectory() {}

    static Spools prepare(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Path left : leftovers(directory)) {
            Files.delete(left);
        }
        return new Spools(directory);
    }

    private static List<Path> leftovers(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
