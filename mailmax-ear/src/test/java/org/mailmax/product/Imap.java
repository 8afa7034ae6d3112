package org.mailmax.product;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A small IMAP client for tests, over TLS from the beginning.
public final class Imap implements AutoCloseable {

    private static final Pattern LITERAL = Pattern.compile(".*\\{(\\d+)}");

    private final Wire wire;
    private int tag;

    public Imap(MailMax mailmax, String login) {
        wire = Wire.tls(mailmax.port("IMAPS"));
        wire.expect("* OK");
        command("LOGIN \"" + login + "\" \"" + MailMax.PASSWORD + "\"");
    }

    /// A command that must be answered OK.
    ///
    /// @return the tagged line
    public String command(String text) {
        String name = "t" + ++tag;
        wire.send(name + " " + text);
        return expectOk(name, text);
    }

    /// The first untagged answer to a command.
    String untagged(String text) {
        String name = "t" + ++tag;
        wire.send(name + " " + text);
        String line = wire.expect("* ");
        expectOk(name, text);
        return line;
    }

    void append(String folder, byte[] message) {
        String name = "t" + ++tag;
        wire.send(name + " APPEND " + folder + " {" + message.length + "}");
        wire.expect("+");
        wire.raw(message).raw("\r\n");
        expectOk(name, "APPEND");
    }

    /// The bodies of all messages of the selected folder, whole.
    List<byte[]> bodies() {
        List<byte[]> bodies = new ArrayList<>();
        String name = "t" + ++tag;
        wire.send(name + " UID FETCH 1:* BODY.PEEK[]");
        for (String line = wire.line(); !line.startsWith(name + " "); line = wire.line()) {
            Matcher literal = LITERAL.matcher(line);
            if (literal.matches()) {
                bodies.add(wire.octets(Integer.parseInt(literal.group(1))));
            }
        }
        return bodies;
    }

    /// What the server says when it ends the session by itself.
    public String farewell() {
        return wire.expect("* BYE");
    }

    public List<String> texts() {
        return bodies().stream()
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .toList();
    }

    private String expectOk(String name, String what) {
        String line = wire.until(name + " ");
        if (!line.startsWith(name + " OK")) {
            throw new AssertionError(what + ": " + line);
        }
        return line;
    }

    @Override
    public void close() {
        wire.close();
    }
}
