package org.mailmax.bench.scenario;

import java.io.IOException;
import java.util.List;
import org.mailmax.bench.client.Credentials;
import org.mailmax.bench.client.ImapClient;
import org.mailmax.bench.client.Message;
import org.mailmax.bench.measure.Faults;
import org.mailmax.bench.measure.Load;
import org.mailmax.bench.measure.Worker;
import org.mailmax.bench.server.Target;

/// Puts the accounts into the state the scenarios expect.
public final class Mailboxes {

    private Mailboxes() {}

    /// Fills the INBOX of every reader up to the target's number of messages.
    ///
    /// @throws IOException when a message could not be stored, or an INBOX holds too many already
    public static void prepare(Target target, long seed) throws IOException, InterruptedException {
        Faults faults = new Faults();
        Worker.Factory filler = index -> new Filler(target, index, seed);
        try (Load load = new Load(target.readers(), filler, faults)) {
            load.run(target.readers());
        }
        if (faults.count() > 0) {
            throw new IOException("prepare failed: " + faults.samples());
        }
    }

    /// Deletes these folders of every reader and creates them empty.
    static void renew(Target target, List<String> folders) throws IOException {
        for (int reader = 0; !folders.isEmpty() && reader < target.readers(); reader++) {
            try (ImapClient client = login(target, target.reader(reader))) {
                for (String folder : folders) {
                    client.attempt("DELETE " + folder);
                    client.command("CREATE " + folder);
                }
                client.logout();
            }
        }
    }

    static ImapClient login(Target target, Credentials who) throws IOException {
        return login(target, who, false);
    }

    /// @param tls whether over the imaps port
    static ImapClient login(Target target, Credentials who, boolean tls) throws IOException {
        ImapClient client = ImapClient.connect(target.address(tls ? "imaps" : "imap"), tls);
        try {
            client.login(who);
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    /// Fills the INBOX of one reader.
    private static final class Filler implements Worker {

        private final Target target;
        private final ImapClient client;
        private final Message message;

        Filler(Target target, int index, long seed) throws IOException {
            this.target = target;
            client = login(target, target.reader(index));
            message = new Message(target.size(), seed + index);
        }

        @Override
        public long perform() throws IOException {
            long present = client.command("SELECT INBOX").exists();
            if (present > target.messages()) {
                throw new IOException("an INBOX holds " + present + " messages, more than " + target.messages());
            }
            for (long number = present; number < target.messages(); number++) {
                client.append("INBOX", message.number(number).octets(), message.length());
            }
            return 1;
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
