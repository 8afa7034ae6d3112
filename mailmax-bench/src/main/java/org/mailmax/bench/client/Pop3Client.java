package org.mailmax.bench.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;

/// A POP3 session (RFC 1939) that accepts nothing but `+OK`.
public final class Pop3Client implements Closeable {

    private static final int PIPELINED = 64;

    private final Wire wire;

    private Pop3Client(Wire wire) {
        this.wire = wire;
    }

    /// Connects, reads the greeting and logs in.
    public static Pop3Client login(InetSocketAddress address, Credentials who) throws IOException {
        Pop3Client client = new Pop3Client(Wire.open(address));
        try {
            client.expectOk("connect");
            client.ask("USER " + who.user());
            client.ask("PASS " + who.password());
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    /// Number of messages, as STAT says.
    public int count() throws IOException {
        return (int) ask("STAT").number(4);
    }

    /// Retrieves the messages 1 to `count`, each after the answer to the one before.
    ///
    /// @return octets read, dot-stuffing and ends of line included
    public long retrieve(int count) throws IOException {
        long octets = 0;
        for (int number = 1; number <= count; number++) {
            ask("RETR " + number);
            octets += message();
        }
        return octets;
    }

    /// Retrieves the messages 1 to `count`, 64 commands under way at a time (RFC 2449 §6.6).
    ///
    /// @return octets read, dot-stuffing and ends of line included
    public long retrievePipelined(int count) throws IOException {
        long octets = 0;
        for (int first = 1; first <= count; first += PIPELINED) {
            int last = Math.min(count, first + PIPELINED - 1);
            wire.send(commands(first, last));
            for (int number = first; number <= last; number++) {
                expectOk("RETR " + number);
                octets += message();
            }
        }
        return octets;
    }

    private static String commands(int first, int last) {
        StringBuilder text = new StringBuilder();
        for (int number = first; number <= last; number++) {
            text.append("RETR ").append(number).append("\r\n");
        }
        return text.toString();
    }

    private long message() throws IOException {
        long octets = 0;
        for (Line line = wire.line(); !(line.length() == 1 && line.at(0) == '.'); line = wire.line()) {
            octets += line.length() + 2;
        }
        return octets;
    }

    private Line ask(String command) throws IOException {
        wire.send(command + "\r\n");
        return expectOk(command);
    }

    private Line expectOk(String asked) throws IOException {
        Line line = wire.line();
        if (!line.startsWith("+OK")) {
            throw new UnexpectedReply(asked, line.text());
        }
        return line;
    }

    /// Says QUIT and closes.
    public void quit() throws IOException {
        try (this) {
            ask("QUIT");
        }
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
