package org.mailmax.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What must hold for every page.
class WebappTest {

    private static final Path ROOT = Path.of("src/main/webapp");
    /// Attributes of plain HTML elements; those of components are carried out with a nonce.
    private static final Pattern INLINE_HANDLER = Pattern.compile("<[a-z]+[^>:]*\\son[a-z]+\\s*=");
    private static final Pattern OUTSIDE =
            Pattern.compile("(?:src|href|url\\()\\s*=?\\s*[\"']?(?:https?:)?//(?!www\\.w3\\.org)");

    @Test
    void noPageHasAScriptOfItsOwn() {
        assertThat(pages()).hasSizeGreaterThan(12).allSatisfy(page -> {
            assertThat(read(page)).doesNotContain("<script").doesNotContain("escape=\"false\"");
            assertThat(INLINE_HANDLER.matcher(read(page)).find())
                    .as(page.toString())
                    .isFalse();
        });
    }

    @Test
    void nothingComesFromOutside() {
        assertThat(files(".xhtml", ".css", ".js", ".html", ".svg"))
                .allSatisfy(file -> assertThat(OUTSIDE.matcher(read(file)).find())
                        .as(file.toString())
                        .isFalse());
    }

    @Test
    void everyPictureOfTheTemplateIsSilent() {
        assertThat(pages())
                .allSatisfy(page -> assertThat(Pattern.compile("<svg(?![^>]*aria-hidden)")
                                .matcher(read(page))
                                .find())
                        .as(page.toString())
                        .isFalse());
    }

    private static List<Path> pages() {
        return files(".xhtml");
    }

    private static List<Path> files(String... suffixes) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> Stream.of(suffixes).anyMatch(file.toString()::endsWith))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
