package org.mailmax.bench.scenario;

import java.io.IOException;
import java.util.SplittableRandom;
import org.mailmax.bench.client.ImapClient;
import org.mailmax.bench.client.Message;
import org.mailmax.bench.client.UnexpectedReply;
import org.mailmax.bench.client.Untagged;
import org.mailmax.bench.server.Target;

/// A logged-in session on a reader's account, with the operations to measure. Every answer is checked for completeness.
final class ImapSession {

    /// Folder that APPEND fills.
    static final String APPENDED = "BenchAppended";
    /// Folder that COPY fills.
    static final String COPIED = "BenchCopied";

    private final ImapClient client;
    private final Target target;
    private final SplittableRandom random;
    private final Message message;
    private long appended;

    ImapSession(ImapClient client, Target target, Message message, long seed) {
        this.client = client;
        this.target = target;
        this.message = message;
        random = new SplittableRandom(seed);
    }

    void noop() throws IOException {
        client.command("NOOP");
    }

    void select() throws IOException {
        check("SELECT", client.command("SELECT INBOX").exists() == target.messages());
    }

    void status() throws IOException {
        check("STATUS", client.command("STATUS INBOX (MESSAGES)").messages() == target.messages());
    }

    void fetchFlags() throws IOException {
        fetchAll("FLAGS");
    }

    void fetchEnvelopes() throws IOException {
        fetchAll("ENVELOPE");
    }

    void fetchFields() throws IOException {
        check(
                "literals",
                fetchAll("BODY.PEEK[HEADER.FIELDS (DATE FROM TO SUBJECT)]").literalOctets() > 0);
    }

    void fetchHeaders() throws IOException {
        check("literals", fetchAll("BODY.PEEK[HEADER]").literalOctets() > 0);
    }

    void fetchBodies() throws IOException {
        long octets = fetchAll("BODY.PEEK[]").literalOctets();
        check("octets of all bodies", octets == (long) target.messages() * target.size());
    }

    private Untagged fetchAll(String items) throws IOException {
        Untagged answer = client.command("FETCH 1:* (" + items + ")");
        check("number of FETCH responses", answer.fetches() >= target.messages());
        return answer;
    }

    void fetchOne() throws IOException {
        Untagged answer = client.command("FETCH " + anyMessage() + " (BODY.PEEK[])");
        check("octets of the body", answer.literalOctets() == target.size());
    }

    void fetchSomeFlags() throws IOException {
        int first = 1 + random.nextInt(Math.max(1, target.messages() - 20));
        client.command("FETCH " + first + ":" + Math.min(first + 19, target.messages()) + " (UID FLAGS)");
    }

    void append() throws IOException {
        message.number(++appended);
        client.append(APPENDED, message.octets(), message.length());
    }

    void copy() throws IOException {
        client.command("COPY " + anyMessage() + " " + COPIED);
    }

    void store() throws IOException {
        String sign = random.nextBoolean() ? "+" : "-";
        client.command("STORE " + anyMessage() + " " + sign + "FLAGS (\\Flagged)");
    }

    void searchSubject() throws IOException {
        search("SUBJECT " + Message.RARE_SUBJECT);
    }

    void searchBody() throws IOException {
        search("BODY " + Message.RARE_TEXT);
    }

    private void search(String criterion) throws IOException {
        long expected = (target.messages() + Message.RARITY - 1) / Message.RARITY;
        check("messages found", client.command("SEARCH " + criterion).found() == expected);
    }

    /// What a mail reader does, by chance: half reads, some flags, now and then a new message.
    void mix() throws IOException {
        int dice = random.nextInt(100);
        if (dice < 35) {
            fetchOne();
        } else if (dice < 55) {
            fetchSomeFlags();
        } else if (dice < 70) {
            store();
        } else if (dice < 80) {
            client.command("STATUS " + APPENDED + " (MESSAGES UNSEEN UIDNEXT)");
        } else if (dice < 90) {
            noop();
        } else {
            rarelyDone(dice);
        }
    }

    private void rarelyDone(int dice) throws IOException {
        if (dice < 95) {
            append();
        } else if (dice < 97) {
            searchSubject();
        } else {
            select();
        }
    }

    private int anyMessage() {
        return 1 + random.nextInt(target.messages());
    }

    private static void check(String what, boolean complete) throws UnexpectedReply {
        if (!complete) {
            throw new UnexpectedReply("a command", "OK with the wrong " + what);
        }
    }
}
