package org.mailmax.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/rfc.md` says of each RFC whether MailMax does what it says, and the sources cite where.
class RfcIndexTest {

    private static final Path INDEX = Path.of("docs/rfc.md");
    /// `| [5321](address) | title | partly | what not |`
    private static final Pattern ROW =
            Pattern.compile("\\| \\[(\\d+)]\\(\\S+\\) \\| ([^|]+) \\| ([^|]+) \\| ?([^|]*)\\|");
    private static final Pattern CITATION = Pattern.compile("RFC (\\d+)");
    private static final Pattern SECTIONS = Pattern.compile("RFC \\d+((?:,? (?:and )?§[^\\s,;:)]*)+)");
    private static final Pattern SECTION = Pattern.compile("§(\\d{1,2}|[A-H])(\\.\\d{1,2}){0,5}\\.?");

    private record Entry(String number, String title, String support, String remark) {}

    private static final List<Entry> ENTRIES = entries();
    private static final List<Path> SOURCES =
            SourceTree.files(name -> name.matches(".*\\.(java|xhtml|sql)") && !name.contains("/house/"));

    @Test
    void everyRfcCitedIsInTheIndex() {
        Set<String> cited = cited(SOURCES);

        assertThat(cited).hasSizeGreaterThan(20);
        assertThat(cited.stream().filter(number -> !numbers().contains(number))).isEmpty();
    }

    @Test
    void whatTheIndexPromisesIsCitedInTheCode() {
        List<Path> main = SOURCES.stream()
                .filter(file -> file.toString().contains("src/main/"))
                .toList();
        Set<String> promised = ENTRIES.stream()
                .filter(entry -> !entry.support().equals("no"))
                .map(Entry::number)
                .collect(Collectors.toCollection(TreeSet::new));

        promised.removeAll(cited(main));
        assertThat(promised).isEmpty();
    }

    @Test
    void everySectionCitedLooksLikeOne() {
        List<String> sections = SOURCES.stream()
                .flatMap(file -> results(SECTIONS, SourceTree.text(file)))
                .flatMap(match -> Stream.of(match.group(1).trim().split("[\\s,]+")))
                .filter(word -> word.startsWith("§"))
                .toList();

        assertThat(sections)
                .hasSizeGreaterThan(100)
                .allMatch(section -> SECTION.matcher(section).matches());
    }

    @Test
    void theIndexIsInOrderAndSaysWhatIsMissing() {
        assertThat(ENTRIES).hasSizeGreaterThan(60);
        assertThat(ENTRIES.stream().map(Entry::number)).doesNotHaveDuplicates();
        assertThat(ENTRIES).allMatch(entry -> Set.of("yes", "partly", "no").contains(entry.support()));
        assertThat(ENTRIES)
                .noneMatch(entry ->
                        entry.support().equals("partly") && entry.remark().isBlank());
        long rows = SourceTree.text(INDEX)
                .lines()
                .filter(line -> line.startsWith("| ["))
                .count();
        assertThat(rows).as("rows that can be read").isEqualTo(ENTRIES.size());
    }

    private static Set<String> cited(List<Path> files) {
        return files.stream()
                .flatMap(file -> results(CITATION, SourceTree.text(file)))
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> numbers() {
        return ENTRIES.stream().map(Entry::number).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Entry> entries() {
        return results(ROW, SourceTree.text(INDEX))
                .map(row -> new Entry(
                        row.group(1), row.group(2).strip(), row.group(3).strip(), row.group(4)))
                .toList();
    }

    private static Stream<MatchResult> results(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
