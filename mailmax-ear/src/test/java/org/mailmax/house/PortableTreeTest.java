package org.mailmax.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nothing in the tree belongs to one machine: no directory of somebody's home or work place, no host to fetch from
/// but those everybody can reach.
class PortableTreeTest {

    private static final Pattern TEXT = Pattern.compile(
            ".*(\\.(java|xml|xhtml|html|md|txt|sql|sh|properties|ya?ml|json|css|js|cfg|conf|toml|service|t)|/mailmax)");
    private static final Pattern FOREIGN_PATH = Pattern.compile(
            "(?<![\\w./$}~-])/(home|root|work|Users|mnt|media)/[\\w.]|(?<![\\w./-])/tmp/\\w+/|[A-Z]:\\\\Users");
    private static final Pattern URL = Pattern.compile("https?://([^/\\s\"'<>:$]+)");
    private static final List<String> BUILD_HOSTS = List.of(
            "maven.apache.org",
            "repo.maven.apache.org",
            "repo1.maven.org",
            "www.w3.org",
            "jakarta.ee",
            "xmlns.jcp.org");

    @Test
    void thereIsNoPathOfOneMachine() {
        assertThat(lines(SourceTree.files(name -> TEXT.matcher("/" + name).matches() && !isThis(name)), FOREIGN_PATH))
                .isEmpty();
    }

    @Test
    void buildsFetchFromPublicHostsOnly() {
        List<Path> builds = SourceTree.files(name -> name.endsWith("pom.xml")
                || name.contains("settings") && name.endsWith(".xml")
                || name.startsWith(".mvn/"));

        assertThat(builds).hasSizeGreaterThan(7);
        assertThat(builds.stream()
                        .flatMap(file -> URL.matcher(SourceTree.text(file))
                                .results()
                                .map(match -> match.group(1))
                                .filter(host -> !BUILD_HOSTS.contains(host))
                                .map(host -> file + ": " + host)))
                .isEmpty();
    }

    private static Stream<String> lines(List<Path> files, Pattern pattern) {
        assertThat(files).hasSizeGreaterThan(200);
        return files.stream()
                .flatMap(file -> SourceTree.text(file)
                        .lines()
                        .filter(line -> pattern.matcher(line).find())
                        .map(line -> file + ": " + line.strip()));
    }

    private static boolean isThis(String name) {
        return name.endsWith("PortableTreeTest.java");
    }
}
