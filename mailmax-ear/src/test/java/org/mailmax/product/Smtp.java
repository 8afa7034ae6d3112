package org.mailmax.product;

import java.nio.charset.StandardCharsets;

/// Delivers mail as another host would: on the SMTP port, without logging in.
public final class Smtp implements AutoCloseable {

    private final Wire wire;

    public Smtp(MailMax mailmax) {
        wire = Wire.plain(mailmax.port("SMTP"));
        wire.expect("220");
        wire.ask("EHLO client.test", "250");
    }

    /// Begins a transaction; the next thing to send is the message.
    public Smtp envelope(String to) {
        return envelope("sender@elsewhere.test", to);
    }

    public Smtp envelope(String from, String to) {
        wire.ask("MAIL FROM:<" + from + ">", "250");
        wire.ask("RCPT TO:<" + to + ">", "250");
        wire.ask("DATA", "354");
        return this;
    }

    /// Sends the message, lines beginning with a dot doubled (RFC 5321 §4.5.2), but not yet the final dot.
    public Smtp content(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1).replace("\r\n.", "\r\n..");
        wire.raw(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// The final dot, and the answer that makes the server responsible.
    public void end() {
        wire.raw(".\r\n").expect("250");
    }

    public void deliver(String to, byte[] message) {
        envelope(to).content(message).end();
    }

    @Override
    public void close() {
        wire.close();
    }
}
