package org.mailmax.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each command of each protocol is spoken in at least one transcript.
class TranscriptNamesTest {

    private static final Pattern FAMILY =
            Pattern.compile(".*src/main/java/(org/mailmax/protocol/.*/(\\w+)Command)\\.java");
    private static final Pattern SPOKEN = Pattern.compile("(?m)^\\d*>\\|? *(.*)$");
    /// Commands whose name in Java is not the one on the wire.
    private static final Map<String, String> ON_THE_WIRE =
            Map.of("LISTSIZES", "LIST", "LISTMAILBOXES", "LIST", "RECIPIENT", "RCPT");

    @Test
    void everyCommandIsSpokenInATranscript() {
        List<Path> families = SourceTree.mainJavaFiles().stream()
                .filter(file ->
                        FAMILY.matcher(file.toString()).matches() && type(file).isSealed())
                .toList();

        assertThat(families.stream().map(file -> type(file).getSimpleName()))
                .contains("ImapCommand", "Pop3Command", "SmtpCommand");
        assertThat(families.stream().flatMap(TranscriptNamesTest::neverSpoken))
                .as("commands no transcript speaks")
                .isEmpty();
    }

    private static Stream<String> neverSpoken(Path family) {
        Set<String> spoken = spoken(family);
        return records(type(family))
                .map(TranscriptNamesTest::onTheWire)
                .filter(command -> !spoken.contains(command))
                .map(command -> family + ": " + command);
    }

    private static Class<?> type(Path file) {
        String name = FAMILY.matcher(file.toString()).replaceFirst("$1").replace('/', '.');
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(TranscriptNamesTest::records)
                : Stream.of(type);
    }

    private static String onTheWire(Class<?> command) {
        String name = command.getSimpleName().toUpperCase(Locale.ROOT);
        return ON_THE_WIRE.getOrDefault(name, name);
    }

    /// The first words of all lines clients send in the protocol's transcripts: a tag, the command, the command after
    /// UID.
    private static Set<String> spoken(Path family) {
        String protocol = FAMILY.matcher(family.toString()).replaceFirst("$1").split("/")[3];
        List<String> folders = protocol.equals("smtp") ? List.of("smtp", "submission", "lmtp") : List.of(protocol);
        return SourceTree.files(
                        name -> folders.stream().anyMatch(folder -> name.contains("/transcripts/" + folder + "/")))
                .stream()
                .flatMap(file -> SPOKEN.matcher(SourceTree.text(file)).results())
                .flatMap(line -> Stream.of(line.group(1).split("[ \\\\:]+")).limit(3))
                .map(word -> word.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
