package org.mailmax.bench.sink;

import java.io.IOException;
import org.mailmax.bench.client.Line;
import org.mailmax.bench.client.Wire;

/// Takes every message a relay sends, by DATA or by BDAT.
///
/// @param taken called for each
record RelaySession(Wire wire, Runnable taken) implements Sink.Session {

    @Override
    public void serve() throws IOException {
        wire.send("220 sink\r\n");
        for (Line line = wire.line(); !line.startsWith("QUIT"); line = wire.line()) {
            if (line.startsWith("DATA")) {
                wire.send("354 go on\r\n");
                skipMessage();
                take();
            } else if (line.startsWith("BDAT ")) {
                wire.skip(Long.parseLong(line.text().split(" ")[1]));
                take();
            } else {
                wire.send(
                        line.startsWith("EHLO")
                                ? "250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 CHUNKING\r\n"
                                : "250 ok\r\n");
            }
        }
        wire.send("221 bye\r\n");
    }

    private void take() throws IOException {
        taken.run();
        wire.send("250 ok\r\n");
    }

    private void skipMessage() throws IOException {
        Line line = wire.line();
        while (line.length() != 1 || line.at(0) != '.') {
            line = wire.line();
        }
    }
}
