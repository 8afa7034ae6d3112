package org.mailmax.bench.sink;

import java.io.IOException;
import org.mailmax.bench.client.Line;
import org.mailmax.bench.client.Wire;

/// Serves the same message under every number.
record Pop3Session(Wire wire, Mailroom mailroom, Bodies bodies) implements Sink.Session {

    @Override
    public void serve() throws IOException {
        wire.send("+OK sink\r\n");
        String account = "";
        for (Line line = wire.line(); !line.startsWith("QUIT"); line = wire.line()) {
            if (line.startsWith("USER ")) {
                account = line.text().substring(5);
                wire.send("+OK\r\n");
            } else if (line.startsWith("STAT")) {
                wire.send("+OK " + mailroom.folder(account, "INBOX").messages() + " 0\r\n");
            } else if (line.startsWith("RETR")) {
                retrieve();
            } else {
                wire.send("+OK\r\n");
            }
        }
        wire.send("+OK bye\r\n");
    }

    private void retrieve() throws IOException {
        wire.send("+OK\r\n");
        wire.send(bodies.message(), 0, bodies.message().length);
        wire.send(".\r\n");
    }
}
