package org.mailmax.server;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// The server's log file: its end, what is added to it, and the lines that say why something failed.
final class ServerLog {

    private static final long LOOK_AGAIN_MILLIS = 200;
    private static final int MOST_LINES_SHOWN = 30;
    private static final int MOST_OCTETS_READ = 4 << 20;
    private static final Pattern TROUBLE = Pattern.compile("SEVERE|Exception|Caused by|failed|FAILURE|Error:");

    private final Path file;
    private final long start;

    ServerLog(Path file) {
        this.file = file;
        this.start = size();
    }

    /// What was written since this object was made.
    String news() {
        // A file that became shorter was rotated: all of it is new.
        return from(size() < start ? 0 : start);
    }

    List<String> lastLines(int count) {
        List<String> lines = from(0).lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /// The lines of the news that look like the reason of a failure.
    List<String> trouble() {
        List<String> lines = news().lines()
                .filter(line -> TROUBLE.matcher(line).find())
                .distinct()
                .toList();
        return lines.subList(0, Math.min(MOST_LINES_SHOWN, lines.size()));
    }

    /// Prints what is added, until told to stop.
    void follow(PrintStream out, BooleanSupplier goOn) throws InterruptedException {
        long position = size();
        while (goOn.getAsBoolean()) {
            long size = size();
            if (size < position) {
                position = 0;
            }
            if (size > position) {
                out.print(from(position));
                out.flush();
                position = size;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private String from(long position) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long begin = Math.max(position, in.length() - MOST_OCTETS_READ);
            in.seek(begin);
            byte[] bytes = new byte[(int) (in.length() - begin)];
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
