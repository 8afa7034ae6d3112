package org.mailmax.bench.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailmax.bench.client.Dialect;
import org.mailmax.bench.client.ImapClient;
import org.mailmax.bench.client.Message;
import org.mailmax.bench.client.SmtpClient;
import org.mailmax.bench.measure.Faults;
import org.mailmax.bench.measure.Latencies;
import org.mailmax.bench.measure.Metric;
import org.mailmax.bench.measure.Outcome;
import org.mailmax.bench.measure.Plan;
import org.mailmax.bench.measure.Sample;
import org.mailmax.bench.server.Target;

/// Sessions idle on one INBOX; a message arrives there, and each must be told. The delay counts from the OK (APPEND) or
/// 250 (SMTP) to the EXISTS and is 0 when the news came first.
record Notifications(Spec spec) implements Scenario {

    private static final int MESSAGES_WITHOUT_COUNT = 20;
    private static final int WARM_UP_MESSAGES = 3;
    /// Between two messages; some servers hold back news that follows other news closely.
    private static final int PAUSE_MILLIS = 600;

    @Override
    public Outcome run(Target target, Plan plan) throws IOException, InterruptedException {
        Faults faults = new Faults();
        Latencies delays = new Latencies();
        long begin = System.nanoTime();
        int messages = plan.count() > 0 ? (int) plan.count() : MESSAGES_WITHOUT_COUNT;
        try (Watched inbox = new Watched(target, spec)) {
            for (int i = 0; i < WARM_UP_MESSAGES + messages; i++) {
                Thread.sleep(spec.number("pause", PAUSE_MILLIS));
                inbox.arrive(i < WARM_UP_MESSAGES ? new Latencies() : delays, faults);
            }
        }
        Map<Metric, Double> figures = new Sample(delays.count(), System.nanoTime() - begin, delays).figures();
        return Outcome.of(spec.text(), target.name(), figures, faults);
    }

    /// One INBOX and those who watch it.
    private static final class Watched implements Closeable {

        private final List<ImapClient> watchers = new ArrayList<>();
        private final Target target;
        private final ImapClient author;
        private final Message message;
        private final boolean bySmtp;
        private long exists;

        Watched(Target target, Spec spec) throws IOException {
            this.target = target;
            bySmtp = spec.word("via", "append", "smtp").equals("smtp");
            message = new Message(spec.number("size", 4096), 1);
            author = Mailboxes.login(target, target.receiver(0));
            for (int i = 0; i < spec.number("watchers", 10); i++) {
                ImapClient watcher = Mailboxes.login(target, target.receiver(0));
                watchers.add(watcher);
                exists = watcher.command("SELECT INBOX").exists();
                watcher.idle();
            }
        }

        void arrive(Latencies delays, Faults faults) throws IOException, InterruptedException {
            exists++;
            long[] told = new long[watchers.size()];
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < told.length; i++) {
                int index = i;
                threads.add(Thread.startVirtualThread(() -> told[index] = wait(watchers.get(index), faults)));
            }
            long accepted = deliver();
            for (Thread thread : threads) {
                thread.join();
            }
            for (long time : told) {
                delays.add(Math.max(0, time - accepted));
            }
        }

        /// @return when it was accepted
        private long deliver() throws IOException {
            message.number(exists);
            if (bySmtp) {
                try (SmtpClient smtp = SmtpClient.connect(target.address("smtp"), Dialect.SMTP)) {
                    List<String> recipients = List.of(target.receiver(0).user());
                    smtp.deliverPipelined("bench@example.org", recipients, message);
                    long accepted = System.nanoTime();
                    smtp.quit();
                    return accepted;
                }
            }
            author.append("INBOX", message.octets(), message.length());
            return System.nanoTime();
        }

        private long wait(ImapClient watcher, Faults faults) {
            try {
                while (watcher.nextExists() < exists) {
                    // An older piece of news; ours is still to come.
                }
            } catch (IOException e) {
                faults.add(e);
            }
            return System.nanoTime();
        }

        @Override
        public void close() throws IOException {
            author.close();
            for (ImapClient watcher : watchers) {
                watcher.close();
            }
        }
    }
}
