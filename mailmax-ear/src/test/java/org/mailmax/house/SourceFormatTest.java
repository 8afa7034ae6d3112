package org.mailmax.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// All sources look alike. `./mailmax format` runs this with `-Dformat=write`, which changes the files instead of
/// complaining.
class SourceFormatTest {

    private static final boolean WRITE = "write".equals(System.getProperty("format"));
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());
    /// Formatting takes time: what was found in form is remembered by its hash until the next clean build.
    private static final Path KNOWN = SourceTree.root().resolve("mailmax-ear/target/formatted");

    @Test
    void everySourceIsFormatted() throws IOException {
        Set<String> known = known();
        List<Path> wrong = SourceTree.javaFiles().parallelStream()
                .filter(file -> !known.contains(key(file)) && !isFormatted(file))
                .toList();

        remember(wrong);
        assertThat(wrong).as("not formatted; run ./mailmax format").isEmpty();
    }

    private static boolean isFormatted(Path file) {
        String text = SourceTree.text(file);
        String formatted = formatted(file, text);
        if (WRITE && !formatted.equals(text)) {
            write(file, formatted);
            return true;
        }
        return formatted.equals(text);
    }

    private static String formatted(Path file, String text) {
        try {
            return FORMATTER.formatSourceAndFixImports(text);
        } catch (FormatterException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(SourceTree.root().resolve(file), text);
            System.out.println("formatted " + file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String key(Path file) {
        return file + " " + Integer.toHexString(SourceTree.text(file).hashCode());
    }

    private static Set<String> known() throws IOException {
        return Files.exists(KNOWN) ? new HashSet<>(Files.readAllLines(KNOWN)) : Set.of();
    }

    private static void remember(List<Path> wrong) throws IOException {
        Set<Path> excluded = new HashSet<>(wrong);
        Files.createDirectories(KNOWN.getParent());
        Files.write(
                KNOWN,
                SourceTree.javaFiles().stream()
                        .filter(file -> !excluded.contains(file))
                        .map(SourceFormatTest::key)
                        .toList());
    }
}
