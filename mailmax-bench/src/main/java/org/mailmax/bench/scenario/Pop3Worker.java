package org.mailmax.bench.scenario;

import java.io.IOException;
import org.mailmax.bench.client.Credentials;
import org.mailmax.bench.client.Pop3Client;
import org.mailmax.bench.client.UnexpectedReply;
import org.mailmax.bench.measure.Worker;
import org.mailmax.bench.server.Target;

/// Logs in, retrieves every message and quits; each message counts as one unit.
record Pop3Worker(Target target, Credentials who, boolean pipelined) implements Worker {

    @Override
    public long perform() throws IOException {
        try (Pop3Client client = Pop3Client.login(target.address("pop3"), who)) {
            int count = client.count();
            long octets = pipelined ? client.retrievePipelined(count) : client.retrieve(count);
            if (count != target.messages() || octets != (long) count * target.size()) {
                throw new UnexpectedReply("RETR", count + " messages of " + octets + " octets");
            }
            client.quit();
            return count;
        }
    }

    @Override
    public void close() {}
}
