package org.mailmax.bench.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailmax.bench.client.Dialect;
import org.mailmax.bench.client.Line;
import org.mailmax.bench.client.Wire;

/// Takes every message and forgets it.
record SmtpSession(Wire wire, Mailroom mailroom, Dialect dialect) implements Sink.Session {

    @Override
    public void serve() throws IOException {
        wire.send("220 sink\r\n");
        List<String> recipients = new ArrayList<>();
        for (Line line = wire.line(); !line.startsWith("QUIT"); line = wire.line()) {
            if (line.startsWith("RCPT TO:<")) {
                recipients.add(line.text().substring(9, line.length() - 1));
                wire.send("250 ok\r\n");
            } else if (line.startsWith("DATA")) {
                wire.send("354 go on\r\n");
                receive(recipients);
            } else {
                wire.send(line.at(1) == 'H' ? "250-sink\r\n250 PIPELINING\r\n" : "250 ok\r\n");
            }
        }
        wire.send("221 bye\r\n");
    }

    private void receive(List<String> recipients) throws IOException {
        Line line = wire.line();
        while (line.length() != 1 || line.at(0) != '.') {
            line = wire.line();
        }
        recipients.forEach(recipient -> mailroom.folder(recipient, "INBOX").add());
        wire.send("250 ok\r\n".repeat(dialect == Dialect.LMTP ? recipients.size() : 1));
        recipients.clear();
    }
}
