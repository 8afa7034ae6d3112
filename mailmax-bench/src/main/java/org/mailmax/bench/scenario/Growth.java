package org.mailmax.bench.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailmax.bench.client.Credentials;
import org.mailmax.bench.client.Dialect;
import org.mailmax.bench.client.ImapClient;
import org.mailmax.bench.client.Message;
import org.mailmax.bench.client.SmtpClient;
import org.mailmax.bench.measure.Latencies;
import org.mailmax.bench.server.Target;

/// What a delivery and a SELECT cost while one INBOX grows.
///
/// The INBOX is filled by COPY from a folder of 1,000 small messages, the fastest way IMAP has; the deliveries that are
/// measured are real ones.
public final class Growth implements Closeable {

    private static final String SEED = "BenchSeed";
    private static final int SEED_MESSAGES = 1000;
    private static final int SEED_SIZE = 1024;
    private static final int DELIVERIES = 200;
    private static final int SELECTS = 50;
    private static final int SESSIONS = 10;
    private static final long LONGEST_COPY_MILLIS = 600_000;

    private final Target target;
    private final Credentials account;
    private final ImapClient filler;
    private final Message message = new Message(4096, 7);

    /// One row of the result; all times are medians in milliseconds.
    ///
    /// @param size messages in the INBOX before
    /// @param accepted from MAIL to 250
    /// @param visible from MAIL until STATUS shows the message
    /// @param coldSelect the first SELECT of anybody since this measurement began
    /// @param coldNumber the first command after it that needs message sequence numbers
    /// @param firstSelect SELECT in a new session
    /// @param firstNumber the first command in it that needs message sequence numbers
    /// @param nextSelect SELECT in a session that has selected it before
    public record Point(
            String target,
            long size,
            double accepted,
            double visible,
            double coldSelect,
            double coldNumber,
            double firstSelect,
            double firstNumber,
            double nextSelect) {

        /// The names of the columns.
        public static final String COLUMNS = "target,size,accepted_ms,visible_ms,cold_select_ms,cold_number_ms,"
                + "first_select_ms,first_number_ms,next_select_ms";

        /// The row as CSV.
        public String csv() {
            StringBuilder row = new StringBuilder(target + "," + size);
            for (double millis :
                    new double[] {accepted, visible, coldSelect, coldNumber, firstSelect, firstNumber, nextSelect}) {
                row.append(String.format(Locale.ROOT, ",%.3f", millis));
            }
            return row.toString();
        }
    }

    /// @param account number of an account that serves nothing else
    public Growth(Target target, int account) throws IOException {
        this.target = target;
        this.account = target.account(account);
        filler = Mailboxes.login(target, this.account);
        filler.patience((int) LONGEST_COPY_MILLIS);
        seed();
    }

    private void seed() throws IOException {
        filler.attempt("CREATE " + SEED);
        Message small = new Message(SEED_SIZE, 3);
        for (long number = filler.command("SELECT " + SEED).exists(); number < SEED_MESSAGES; number++) {
            filler.append(SEED, small.number(number).octets(), small.length());
        }
    }

    /// Fills the INBOX up to the size and measures.
    public Point measure(long size) throws IOException, InterruptedException {
        long present = fill(size);
        Selects cold = selects(1);
        List<Latencies> deliveries = deliver();
        Selects warm = selects(SESSIONS);
        return new Point(
                target.name(),
                present,
                deliveries.getFirst().percentileMillis(0.5),
                deliveries.getLast().percentileMillis(0.5),
                cold.select().percentileMillis(0.5),
                cold.number().percentileMillis(0.5),
                warm.select().percentileMillis(0.5),
                warm.number().percentileMillis(0.5),
                nextSelects().percentileMillis(0.5));
    }

    private long fill(long size) throws IOException {
        filler.command("SELECT " + SEED);
        long present = present(filler);
        while (present < size) {
            filler.command("COPY 1:" + Math.min(SEED_MESSAGES, size - present) + " INBOX");
            present += Math.min(SEED_MESSAGES, size - present);
        }
        return present(filler);
    }

    private static long present(ImapClient client) throws IOException {
        return client.command("STATUS INBOX (MESSAGES)").messages();
    }

    /// @return latencies until accepted, and until visible
    private List<Latencies> deliver() throws IOException, InterruptedException {
        Latencies accepted = new Latencies();
        Latencies visible = new Latencies();
        long present = present(filler);
        try (SmtpClient smtp = SmtpClient.connect(target.address("smtp"), Dialect.SMTP)) {
            for (int i = 1; i <= DELIVERIES; i++) {
                long begin = System.nanoTime();
                smtp.deliverPipelined("bench@example.org", List.of(account.user()), message.number(present + i));
                accepted.add(System.nanoTime() - begin);
                while (present(filler) < present + i) {
                    Thread.sleep(1);
                }
                visible.add(System.nanoTime() - begin);
            }
            smtp.quit();
        }
        return List.of(accepted, visible);
    }

    /// What new sessions wait for.
    private record Selects(Latencies select, Latencies number) {}

    private Selects selects(int sessions) throws IOException {
        Selects latencies = new Selects(new Latencies(), new Latencies());
        for (int i = 0; i < sessions; i++) {
            try (ImapClient client = Mailboxes.login(target, account)) {
                time(client, "SELECT INBOX", latencies.select());
                time(client, "FETCH * (UID)", latencies.number());
                client.logout();
            }
        }
        return latencies;
    }

    private Latencies nextSelects() throws IOException {
        Latencies latencies = new Latencies();
        try (ImapClient client = Mailboxes.login(target, account)) {
            time(client, "SELECT INBOX", new Latencies());
            for (int i = 0; i < SELECTS; i++) {
                time(client, "SELECT INBOX", latencies);
            }
            client.logout();
        }
        return latencies;
    }

    private static void time(ImapClient client, String command, Latencies latencies) throws IOException {
        long begin = System.nanoTime();
        client.command(command);
        latencies.add(System.nanoTime() - begin);
    }

    /// Measures at every size, smallest first, telling each point as it comes.
    public static List<Point> run(Target target, int account, List<Long> sizes, java.util.function.Consumer<Point> news)
            throws IOException, InterruptedException {
        List<Point> points = new ArrayList<>();
        try (Growth growth = new Growth(target, account)) {
            for (long size : sizes) {
                Point point = growth.measure(size);
                points.add(point);
                news.accept(point);
            }
        }
        return points;
    }

    @Override
    public void close() throws IOException {
        filler.close();
    }
}
