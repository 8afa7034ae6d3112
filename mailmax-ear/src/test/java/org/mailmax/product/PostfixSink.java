package org.mailmax.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Postfix's smtp-sink, which writes all it takes into one file.
final class PostfixSink implements AutoCloseable {

    private static final int TRIES = 100;

    private final Process process;
    private final Path file;

    private PostfixSink(Process process, Path file) {
        this.process = process;
        this.file = file;
    }

    static PostfixSink start(String address, int port) throws IOException {
        Path folder = Files.createTempDirectory("smtp-sink");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path file = folder.resolve("messages");
        List<String> command = new ArrayList<>(List.of("smtp-sink"));
        if ("root".equals(System.getProperty("user.name"))) {
            // It does not want to be root.
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of("-D", file.toString(), address + ":" + port, "100"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        awaitOpen(address, port);
        return new PostfixSink(process, file);
    }

    /// All it has taken until now.
    String messages() {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Files.deleteIfExists(file);
        Files.delete(file.resolveSibling("log"));
        Files.delete(file.getParent());
    }

    private static void awaitOpen(String address, int port) throws IOException {
        IOException last = new IOException("never tried");
        for (int i = 0; i < TRIES; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port));
                return;
            } catch (IOException notYet) {
                last = notYet;
                LockSupport.parkNanos(50_000_000);
            }
        }
        throw last;
    }
}
