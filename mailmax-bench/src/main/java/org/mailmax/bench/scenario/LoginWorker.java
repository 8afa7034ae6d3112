package org.mailmax.bench.scenario;

import java.io.IOException;
import org.mailmax.bench.client.Credentials;
import org.mailmax.bench.client.ImapClient;
import org.mailmax.bench.measure.Worker;
import org.mailmax.bench.server.Target;

/// Connects, logs in and logs out.
///
/// @param tls whether over the imaps port
record LoginWorker(Target target, Credentials who, boolean tls) implements Worker {

    @Override
    public long perform() throws IOException {
        try (ImapClient client = ImapClient.connect(target.address(tls ? "imaps" : "imap"), tls)) {
            client.login(who);
            client.logout();
        }
        return 1;
    }

    @Override
    public void close() {}
}
