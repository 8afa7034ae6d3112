package org.mailmax.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/// Files and directories that only the owner may read.
final class PrivateFiles {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// 32 letters out of 56: about 185 bits.
    private static final int SECRET_LENGTH = 32;

    private PrivateFiles() {}

    /// Makes a directory and its parents; the directory itself is the owner's alone.
    static Path directory(Path directory) {
        try {
            Files.createDirectories(directory);
            if (posix(directory)) {
                Files.setPosixFilePermissions(directory, DIRECTORY);
            }
            return directory;
        } catch (IOException e) {
            throw new Refusal("The directory " + directory + " cannot be made or written: " + e.getMessage(), e);
        }
    }

    /// Writes a file in one step: a reader sees the old or the new content, never a part.
    static void write(Path file, byte[] content) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            if (posix(file.getParent())) {
                Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refusal("The file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    static void write(Path file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Refusal("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// A random secret that is kept in a file from the first time on.
    static String secret(Path file) {
        if (!Files.exists(file)) {
            write(file, randomSecret());
        }
        return read(file).strip();
    }

    static String randomSecret() {
        return new SecureRandom()
                .ints(SECRET_LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }

    static void copyTree(Path from, Path to) {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path source : (Iterable<Path>) tree::iterator) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    directory(target);
                } else {
                    write(target, Files.readAllBytes(source));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteTree(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new Refusal("The directory " + root + " cannot be cleared: " + e.getMessage(), e);
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
