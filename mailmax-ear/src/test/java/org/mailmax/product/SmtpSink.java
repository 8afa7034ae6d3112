package org.mailmax.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Another host, which takes everything and remembers what it has acknowledged, message by message.
public final class SmtpSink implements AutoCloseable {

    private final ServerSocket listener;
    private final String field;
    private final Map<String, List<Taking>> taken = new ConcurrentHashMap<>();

    /// A message that was acknowledged.
    ///
    /// @param at just before it was
    /// @param said when the acknowledgment had been handed to the system, which has it ready for the client then
    /// @param unheard the client went away before it had read that; the system tells by a reset
    public record Taking(Instant at, AtomicReference<Instant> said, AtomicBoolean unheard) {

        /// The client, which was gone by then, had read the acknowledgment before.
        public boolean wasHeard(Instant gone) {
            return !unheard.get() && said.get().isBefore(gone);
        }
    }

    /// @param field the header field that names a message, such as `X-Ledger: `
    public SmtpSink(String field) {
        this.field = field;
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// How each message was acknowledged: once for each time it came.
    public Map<String, List<Taking>> taken() {
        return taken;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        Optional<Taking> last = Optional.empty();
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = socket.getOutputStream()) {
            say(out, "220 sink.test");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                last = Optional.empty();
                if (line.startsWith("DATA")) {
                    say(out, "354 go on");
                    last = Optional.of(take(message(in)));
                    say(out, "250 taken");
                    last.get().said().set(Instant.now());
                } else {
                    say(out, line.startsWith("QUIT") ? "221 bye" : "250 sink.test");
                }
            }
        } catch (IOException gone) {
            last.ifPresent(taking -> taking.unheard().set(true));
        }
    }

    private Taking take(String name) {
        Taking taking = new Taking(Instant.now(), new AtomicReference<>(Instant.MAX), new AtomicBoolean());
        taken.computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>()).add(taking);
        return taking;
    }

    /// Reads up to the final dot.
    ///
    /// @return the name of the message
    private String message(BufferedReader in) throws IOException {
        String name = "";
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("the message ends in the middle");
            }
            name = name.isEmpty() && line.startsWith(field) ? line.substring(field.length()) : name;
        }
        return name;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
