package org.mailmax.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The files of this project as they lie in the working tree, without what builds and tools put there.
final class SourceTree {

    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", "node_modules", ".idea", ".vscode", ".settings");
    private static final List<Path> FILES = new ArrayList<>();

    private SourceTree() {}

    /// The directory with the parent `pom.xml`.
    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("mailmax-ear"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    /// All files, relative to the root and in order.
    static synchronized List<Path> files() {
        if (FILES.isEmpty()) {
            collect();
        }
        return List.copyOf(FILES);
    }

    static List<Path> files(Predicate<String> wanted) {
        return files().stream().filter(file -> wanted.test(file.toString())).toList();
    }

    static List<Path> javaFiles() {
        return files(name -> name.endsWith(".java"));
    }

    static List<Path> mainJavaFiles() {
        return files(name -> name.endsWith(".java") && name.contains("src/main/"));
    }

    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(root().resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect() {
        Path root = root();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(directory.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    FILES.add(root.relativize(file));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FILES.sort(null);
    }
}
