package org.mailmax.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every package says in one sentence what it is for.
class PackageInfoTest {

    private static final Pattern ONE_SENTENCE =
            Pattern.compile("(?s)\\A(/\\*\\*\\s+[A-Z][^@]{10,400}\\.\\s+\\*/|(///.*\\n)+)\\s*(@\\w+\\s*)*package .*");

    private static final List<Path> PACKAGES =
            SourceTree.mainJavaFiles().stream().map(Path::getParent).distinct().toList();

    @Test
    void everyPackageHasOne() {
        assertThat(PACKAGES).hasSizeGreaterThan(20);
        assertThat(PACKAGES.stream().filter(directory -> !hasOne(directory)))
                .as("without package-info.java")
                .isEmpty();
    }

    @Test
    void itIsASentence() {
        assertThat(PACKAGES.stream()
                        .filter(PackageInfoTest::hasOne)
                        .map(directory -> directory.resolve("package-info.java"))
                        .filter(file ->
                                !ONE_SENTENCE.matcher(SourceTree.text(file)).matches()))
                .isEmpty();
    }

    private static boolean hasOne(Path directory) {
        return Files.exists(SourceTree.root().resolve(directory).resolve("package-info.java"));
    }
}
