package org.mailmax.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mailmax.adapter.ra.Limit;

/// `docs/operations.md` lists every limit with its default, and none that does not exist.
class LimitsTableTest {

    private static final Path GUIDE = Path.of("docs/operations.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(MAILMAX_[A-Z0-9_]+)` \\| ([0-9]+) \\|");
    private static final Pattern INJECTED =
            Pattern.compile("@ConfigProperty\\(name = \"([a-z0-9.]+)\", defaultValue = \"([0-9]+)\"\\)");
    private static final Pattern SECTION = Pattern.compile("(?s)\n## Limits\n(.*?)\n## ");

    @Test
    void everyLimitOfTheConnectorIsInTheTableWithItsDefault() {
        Map<String, String> connector = new TreeMap<>();
        Arrays.stream(Limit.values())
                .forEach(limit -> connector.put(variable(limit.setting()), Long.toString(limit.standard())));

        assertThat(connector).hasSizeGreaterThan(30);
        assertThat(table()).containsAllEntriesOf(connector);
    }

    @Test
    void everyLimitInTheTableExists() {
        Map<String, String> all = injected();
        Arrays.stream(Limit.values())
                .forEach(limit -> all.put(variable(limit.setting()), Long.toString(limit.standard())));

        assertThat(all).containsAllEntriesOf(table());
    }

    /// A default that the guide tells is the one that holds.
    @Test
    void theGuideTellsNoOtherDefaults() {
        Map<String, String> guide = rows(SourceTree.text(GUIDE));
        guide.keySet().retainAll(injected().keySet());

        assertThat(guide).hasSizeGreaterThan(8);
        assertThat(injected()).containsAllEntriesOf(guide);
    }

    private static Map<String, String> table() {
        var section = SECTION.matcher(SourceTree.text(GUIDE));
        assertThat(section.find()).isTrue();
        return rows(section.group(1));
    }

    private static Map<String, String> rows(String text) {
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(text).results().forEach(row -> rows.put(row.group(1), row.group(2)));
        return rows;
    }

    private static Map<String, String> injected() {
        Map<String, String> settings = new TreeMap<>();
        SourceTree.mainJavaFiles().stream()
                .flatMap(file -> INJECTED.matcher(SourceTree.text(file)).results())
                .forEach(found -> settings.put(variable(found.group(1)), found.group(2)));
        return settings;
    }

    private static String variable(String setting) {
        return setting.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
