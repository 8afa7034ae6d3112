package org.mailmax.protocol.smtp.client;

import java.io.IOException;
import java.time.Duration;

/// Commands and replies on one connection, and whether there can be more of them.
final class Dialogue {

    private final HostConnection connection;
    private final ClientTimes times;
    private final ReplyReader reader;
    private final CommandWriter writer;
    private Extensions extensions = Extensions.NONE;
    private boolean usable = true;
    private boolean atRest = true;

    Dialogue(HostConnection connection, ClientTimes times) {
        this.connection = connection;
        this.times = times;
        this.reader = new ReplyReader(connection);
        this.writer = new CommandWriter(connection, times.block());
    }

    HostConnection connection() {
        return connection;
    }

    ClientTimes times() {
        return times;
    }

    CommandWriter writer() {
        return writer;
    }

    Extensions extensions() {
        return extensions;
    }

    void know(Extensions offered) {
        extensions = offered;
    }

    /// True when the connection has not failed and the host has not said that it closes it.
    boolean isUsable() {
        return usable;
    }

    /// True when the host has taken the last message, so that the next may begin (RFC 5321 §3.3).
    boolean isAtRest() {
        return atRest;
    }

    void rest(boolean now) {
        atRest = now;
    }

    boolean hasUnread() {
        return reader.hasUnread();
    }

    /// Sends a command and waits for its reply.
    HostReply ask(String command) throws IOException {
        command(command);
        return read(times.command());
    }

    void command(String command) throws IOException {
        writer.command(command);
        flush();
    }

    void flush() throws IOException {
        try {
            writer.flush();
        } catch (IOException failed) {
            usable = false;
            throw failed;
        }
    }

    HostReply read(Duration timeout) throws IOException {
        try {
            HostReply reply = reader.read(timeout);
            usable &= !reply.isClosing();
            return reply;
        } catch (IOException failed) {
            usable = false;
            throw failed;
        }
    }

    void giveUp() {
        usable = false;
    }
}
