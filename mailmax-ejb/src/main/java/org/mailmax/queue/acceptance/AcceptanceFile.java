package org.mailmax.queue.acceptance;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One file of acceptances. It goes when none of its recipients is in the database any more.
final class AcceptanceFile {

    private final long number;
    private final Path path;
    private long octets;

    /// Recipients of which the database does not know yet.
    private int open;

    AcceptanceFile(Path folder, long number) {
        this.number = number;
        this.path = folder.resolve(name(number));
    }

    static String name(long number) {
        return number + ".accepted";
    }

    long number() {
        return number;
    }

    long octets() {
        return octets;
    }

    List<Acceptance> read() throws IOException {
        return AcceptanceCodec.decode(number, Files.readAllBytes(path));
    }

    /// In one write of the system, which a process that is killed leaves behind. Not by a channel: that would close
    /// itself when the writing thread is interrupted.
    FileOutputStream append() throws IOException {
        return new FileOutputStream(path.toFile(), true);
    }

    byte[] encode(Acceptance acceptance) {
        byte[] record = AcceptanceCodec.encode(number, acceptance);
        octets += record.length;
        return record;
    }

    void opened() {
        open++;
    }

    void closed() {
        open--;
    }

    boolean isDone() {
        return open == 0;
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
