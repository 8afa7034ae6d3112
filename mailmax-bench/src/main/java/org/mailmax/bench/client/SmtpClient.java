package org.mailmax.bench.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/// An SMTP or LMTP session that delivers messages and accepts nothing but success.
public final class SmtpClient implements Closeable {

    private static final String NAME = "bench.example.test";

    private final Wire wire;
    private final Dialect dialect;

    private SmtpClient(Wire wire, Dialect dialect) {
        this.wire = wire;
        this.dialect = dialect;
    }

    /// Connects and greets.
    public static SmtpClient connect(InetSocketAddress address, Dialect dialect) throws IOException {
        SmtpClient client = new SmtpClient(Wire.open(address), dialect);
        try {
            client.expect(220, "connect");
            client.greet();
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private void greet() throws IOException {
        ask(dialect.greeting() + " " + NAME, 250);
    }

    /// Goes on over TLS and greets again (RFC 3207 §4.2).
    public void startTls() throws IOException {
        ask("STARTTLS", 220);
        wire.secure();
        greet();
    }

    /// Authenticates by SASL PLAIN.
    public void authenticate(Credentials who) throws IOException {
        ask("AUTH PLAIN " + who.plain(), 235);
    }

    /// Delivers with MAIL, all RCPT and DATA sent in one piece (RFC 2920).
    public void deliverPipelined(String sender, List<String> recipients, Message message) throws IOException {
        StringBuilder commands = new StringBuilder(64 + 40 * recipients.size());
        commands.append("MAIL FROM:<").append(sender).append(">\r\n");
        for (String recipient : recipients) {
            commands.append("RCPT TO:<").append(recipient).append(">\r\n");
        }
        wire.send(commands.append("DATA\r\n").toString());
        expect(250, "MAIL");
        for (String recipient : recipients) {
            expect(250, recipient);
        }
        data(recipients, message);
    }

    /// Delivers with one command at a time.
    public void deliverStepwise(String sender, List<String> recipients, Message message) throws IOException {
        ask("MAIL FROM:<" + sender + ">", 250);
        for (String recipient : recipients) {
            ask("RCPT TO:<" + recipient + ">", 250);
        }
        wire.send("DATA\r\n");
        data(recipients, message);
    }

    private void data(List<String> recipients, Message message) throws IOException {
        expect(354, "DATA");
        wire.send(message.octets(), 0, message.lengthWithEndOfData());
        int replies = dialect == Dialect.LMTP ? recipients.size() : 1;
        for (int i = 0; i < replies; i++) {
            expect(250, "end of data");
        }
    }

    private void ask(String command, int code) throws IOException {
        wire.send(command + "\r\n");
        expect(code, command);
    }

    private void expect(int code, String asked) throws IOException {
        Line line = wire.line();
        while (line.length() > 3 && line.at(3) == '-' && line.number(0) == code) {
            line = wire.line();
        }
        if (line.number(0) != code || line.afterDigits(0) != 3) {
            throw new UnexpectedReply(asked, line.text());
        }
    }

    /// Says QUIT, waits for the answer and closes.
    public void quit() throws IOException {
        try (this) {
            ask("QUIT", 221);
        }
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
