package org.mailmax.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailmax.administration.AuditAction;

class MessagesTest {

    private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
    private static final ResourceBundle GERMAN = bundle(Locale.GERMAN);
    private static final Pattern USED = Pattern.compile("(?:\\bt\\[|texts\\.get\\()'([a-zA-Z.]+)'");
    private static final Pattern USED_IN_JAVA =
            Pattern.compile("(?:done|failed|atField|get|getString|move)\\([^;]*?\"([a-z]+\\.[a-zA-Z.]+)\"");

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                Texts.BUNDLE,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void everySentenceIsThereInBothLanguages() throws IOException {
        assertThat(keys("messages_de.properties"))
                .isEqualTo(keys("messages.properties"))
                .hasSizeGreaterThan(150);
    }

    @Test
    void bothHaveTheSamePlaces() {
        for (String key : ENGLISH.keySet()) {
            assertThat(places(GERMAN.getString(key))).as(key).isEqualTo(places(ENGLISH.getString(key)));
        }
    }

    @Test
    void everyKeyAPageUsesExists() throws IOException {
        assertThat(ENGLISH.keySet()).containsAll(used(Path.of("src/main/webapp"), ".xhtml", USED));
        assertThat(ENGLISH.keySet())
                .containsAll(used(Path.of("src/main/java"), ".java", USED_IN_JAVA).stream()
                        .filter(key -> !key.endsWith("."))
                        .toList());
    }

    /// The audit tells of everything in the visitor's language.
    @Test
    void everyActionOfTheAuditHasWords() {
        for (AuditAction action : AuditAction.values()) {
            assertThat(GERMAN.containsKey("action." + action.text().replace(' ', '_')))
                    .as(action.text())
                    .isTrue();
        }
    }

    @Test
    void oneIsNotMany() {
        assertThat(MessageFormat.format(ENGLISH.getString("list.arrived"), 1)).isEqualTo("One new message");
        assertThat(MessageFormat.format(ENGLISH.getString("domain.deleteExplain"), "a.test", 1, 2))
                .contains("its one mailbox and 2 messages");
        assertThat(MessageFormat.format(GERMAN.getString("list.arrived"), 1234)).contains("neue Nachrichten");
    }

    private static int places(String pattern) {
        return new MessageFormat(pattern, Locale.ENGLISH).getFormatsByArgumentIndex().length;
    }

    private static Set<String> keys(String file) throws IOException {
        return Files.readAllLines(Path.of("src/main/resources/org/mailmax/web", file)).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> used(Path root, String suffix, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .flatMap(file -> pattern.matcher(read(file)).results().map(found -> found.group(1)))
                    .collect(Collectors.toSet());
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
