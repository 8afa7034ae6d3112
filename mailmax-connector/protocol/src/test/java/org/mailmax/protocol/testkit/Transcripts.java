package org.mailmax.protocol.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds transcripts on the class path, in a folder or in a jar.
public final class Transcripts {

    private Transcripts() {}

    /// All transcripts below a folder such as `smtp`, ordered by name.
    ///
    /// @throws AssertionError when there is none
    public static List<Transcript> in(String folder) {
        try {
            URI place = Transcripts.class.getResource("/transcripts/" + folder).toURI();
            return place.getScheme().equals("jar") ? inJar(place) : inFolder(Path.of(place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | NullPointerException missing) {
            throw new AssertionError("no transcripts in " + folder, missing);
        }
    }

    private static List<Transcript> inJar(URI place) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
            return inFolder(jar.provider().getPath(place));
        }
    }

    private static List<Transcript> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Transcript> all = files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(file -> read(folder, file))
                    .toList();
            if (all.isEmpty()) {
                throw new AssertionError("no transcripts in " + folder);
            }
            return all;
        }
    }

    private static Transcript read(Path folder, Path file) {
        try {
            String name = folder.relativize(file).toString().replace(".txt", "");
            return Transcript.parse(name, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
