package org.mailmax.bench.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;

/// An IMAP session that sends one command after another and accepts nothing but OK.
public final class ImapClient implements Closeable {

    private final Wire wire;
    private final Untagged untagged = new Untagged();
    private int commands;

    private ImapClient(Wire wire) {
        this.wire = wire;
    }

    /// Connects and reads the greeting.
    ///
    /// @param tls whether the port speaks TLS from the first octet
    public static ImapClient connect(InetSocketAddress address, boolean tls) throws IOException {
        Wire wire = Wire.open(address);
        try {
            if (tls) {
                wire.secure();
            }
            Line greeting = wire.line();
            if (!greeting.startsWith("* OK")) {
                throw new UnexpectedReply("connect", greeting.text());
            }
            return new ImapClient(wire);
        } catch (IOException e) {
            wire.close();
            throw e;
        }
    }

    /// Logs in.
    public void login(Credentials who) throws IOException {
        command("LOGIN \"" + who.user() + "\" \"" + who.password() + "\"");
    }

    /// Sends a command and waits for its OK.
    ///
    /// @return what the untagged responses said; reused by the next command
    /// @throws UnexpectedReply when the command is answered NO or BAD, or out of turn
    public Untagged command(String text) throws IOException {
        String tag = send(text);
        return await(tag, text);
    }

    /// Sends a command that may be answered NO, as CREATE of a folder that exists.
    ///
    /// @return whether the answer was OK
    public boolean attempt(String text) throws IOException {
        String tag = send(text);
        Line line = completion();
        if (line.startsWith(tag) && line.hasAt(tag.length(), "NO")) {
            return false;
        }
        demand(line, tag, text);
        return true;
    }

    /// Appends a message with a synchronising literal, which every server takes (RFC 9051 §6.3.12).
    public Untagged append(String folder, byte[] octets, int length) throws IOException {
        String tag = send("APPEND " + folder + " {" + length + "}");
        expectContinuation("APPEND");
        wire.send(octets, 0, length);
        wire.send("\r\n");
        return await(tag, "APPEND");
    }

    /// Starts IDLE and returns once the server idles (RFC 9051 §6.3.13).
    public void idle() throws IOException {
        send("IDLE");
        expectContinuation("IDLE");
    }

    /// While idling: waits for the next EXISTS.
    ///
    /// @return the number of messages now
    public long nextExists() throws IOException {
        untagged.forget();
        while (untagged.exists() < 0) {
            untagged.take(wire.line(), wire);
        }
        return untagged.exists();
    }

    /// Ends IDLE.
    public void done() throws IOException {
        wire.send("DONE\r\n");
        await(tag(), "DONE");
    }

    /// Logs out and closes.
    public void logout() throws IOException {
        try (this) {
            String tag = send("LOGOUT");
            Line line = wire.line();
            while (line.startsWith("* ")) {
                line = wire.line();
            }
            demand(line, tag, "LOGOUT");
        }
    }

    /// How long a read may wait, in milliseconds.
    public void patience(int millis) throws IOException {
        wire.patience(millis);
    }

    private void expectContinuation(String asked) throws IOException {
        Line line = completion();
        if (!line.startsWith("+")) {
            throw new UnexpectedReply(asked, line.text());
        }
    }

    private String send(String text) throws IOException {
        commands++;
        String tag = tag();
        wire.send(tag + text + "\r\n");
        return tag;
    }

    private String tag() {
        return "a" + commands + " ";
    }

    private Untagged await(String tag, String asked) throws IOException {
        demand(completion(), tag, asked);
        return untagged;
    }

    /// Takes the untagged responses.
    ///
    /// @return the first line that is none
    private Line completion() throws IOException {
        untagged.forget();
        Line line = wire.line();
        while (line.startsWith("* ")) {
            untagged.take(line, wire);
            line = wire.line();
        }
        return line;
    }

    private static void demand(Line line, String tag, String asked) throws UnexpectedReply {
        if (!line.startsWith(tag) || !line.hasAt(tag.length(), "OK")) {
            throw new UnexpectedReply(asked, line.text());
        }
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
