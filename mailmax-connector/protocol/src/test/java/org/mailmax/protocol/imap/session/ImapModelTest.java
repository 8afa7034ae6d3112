package org.mailmax.protocol.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.testkit.InMemoryTestBed;

/// Sessions that do at random what clients do, against the simplest model of a mailbox: after each command what the
/// client believes must be what could have been, and after a NOOP what is (reliability catalogue I-01 to I-19).
class ImapModelTest {

    private static final List<String> FLAGS =
            List.of("\\Seen", "\\Flagged", "\\Deleted", "\\Answered", "$Junk", "$Forwarded", "Label1");
    private static final Pattern APPENDUID = Pattern.compile("OK \\[APPENDUID \\d+ (\\d+)].*");
    private static final Pattern COPYUID = Pattern.compile(".*OK \\[COPYUID \\d+ (\\S+) (\\S+)].*");

    @TempDir
    Path spool;

    private final MailboxModel truth = new MailboxModel();
    private final List<String> log = new ArrayList<>();
    private final List<ModelClient> clients = new ArrayList<>();
    private RandomGenerator random;
    private int bodies;

    @Test
    void sessionsAgreeWithTheModel() {
        double seconds = Double.parseDouble(System.getProperty("fuzz.seconds", "3"));
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long seed = Long.getLong("fuzz.seed", 20261122L);
        do {
            run(seed++);
        } while (System.nanoTime() < end);
    }

    private void run(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        truth.messages.clear();
        truth.uidNext = 1;
        log.clear();
        clients.clear();
        try (InMemoryTestBed bed = new InMemoryTestBed(new ImapEngine(spool))) {
            String ann = bed.account("ann");
            for (int i = 0; i < 3; i++) {
                ModelClient client =
                        new ModelClient("abc".substring(i, i + 1), bed.connect(Service.IMAP, true), truth, log);
                client.say("LOGIN " + ann + " " + InMemoryTestBed.PASSWORD);
                client.select();
                clients.add(client);
            }
            for (int step = 0; step < 150; step++) {
                ModelClient client = clients.get(random.nextInt(clients.size()));
                client.upToDate = false;
                step(client);
                check(client);
            }
            clients.forEach(this::settle);
            clients.forEach(ModelClient::close);
        } catch (AssertionError | RuntimeException failure) {
            String end = String.join("\n", log.subList(Math.max(0, log.size() - 60), log.size()));
            throw new AssertionError("fuzz.seed=" + seed + ": " + failure + "\n" + end, failure);
        }
    }

    private void step(ModelClient client) {
        switch (random.nextInt(13)) {
            case 0, 1 -> append(client);
            case 2, 3, 4 -> store(client);
            case 5, 6 -> fetch(client);
            case 7 -> expunge(client);
            case 8 -> search(client);
            case 9 -> copy(client);
            case 10 -> move(client);
            case 11 -> status(client);
            default -> other(client);
        }
    }

    private void append(ModelClient client) {
        String body = "body" + ++bodies;
        Set<String> flags = someFlags();
        String message = "x: y\r\n\r\n" + body + "\r\n";
        String tagged = client.say(
                        "APPEND INBOX (" + String.join(" ", flags) + ") {" + message.length() + "+}\r\n" + message)
                .tagged();
        Matcher uid = APPENDUID.matcher(tagged);
        assertThat(uid.matches()).as(tagged).isTrue();
        truth.add(Long.parseLong(uid.group(1)), body, flags);
    }

    private void store(ModelClient client) {
        if (client.uids.isEmpty()) {
            return;
        }
        boolean byUid = random.nextBoolean() && !client.uids.contains(0L);
        int number = 1 + random.nextInt(client.uids.size());
        long uid = client.uids.get(number - 1);
        if (uid == 0) {
            return;
        }
        boolean silent = random.nextBoolean();
        char operation = "+-=".charAt(random.nextInt(3));
        Set<String> change = someFlags();
        if (client.flags.containsKey(uid) && silent) {
            MailboxModel.apply(client.flags.get(uid), operation, change);
        }
        truth.store(uid, operation, change);
        client.say(
                (byUid ? "UID STORE " + uid : "STORE " + number) + " " + (operation == '=' ? "" : operation) + "FLAGS"
                        + (silent ? ".SILENT" : "") + " (" + String.join(" ", change) + ")",
                byUid);
    }

    private void fetch(ModelClient client) {
        boolean reads = random.nextInt(3) == 0;
        String items = reads ? "(UID BODY[TEXT])" : "(UID FLAGS BODY.PEEK[TEXT])";
        if (random.nextBoolean()) {
            client.say("UID FETCH 1:* " + (reads ? "FLAGS" : items), true);
        } else if (!client.uids.isEmpty()) {
            int number = 1 + random.nextInt(client.uids.size());
            client.say("FETCH " + number + " " + items, false);
            if (reads) {
                truth.store(client.uids.get(number - 1), '+', Set.of("\\Seen"));
            }
        }
    }

    private void expunge(ModelClient client) {
        List<Long> named = client.uids.stream()
                .filter(uid -> uid != 0 && random.nextBoolean())
                .toList();
        if (random.nextBoolean()) {
            truth.expunge(_ -> true);
            client.say("EXPUNGE");
        } else if (!named.isEmpty()) {
            truth.expunge(named::contains);
            client.say("UID EXPUNGE " + set(named));
        }
    }

    private void search(ModelClient client) {
        String flag = List.of("SEEN", "FLAGGED", "DELETED", "ANSWERED").get(random.nextInt(4));
        boolean not = random.nextBoolean();
        List<Long> before = List.copyOf(client.uids);
        ModelClient.Answer answer = client.say("SEARCH " + (not ? "NOT " : "") + flag, false);
        if (!before.contains(0L)) {
            List<Integer> found = new ArrayList<>();
            for (int number = 1; number <= before.size(); number++) {
                MailboxModel.Message message = truth.messages.get(before.get(number - 1));
                if (message != null && hasFlag(message, flag) != not) {
                    found.add(number);
                }
            }
            String expected = "* SEARCH" + found.stream().map(n -> " " + n).collect(Collectors.joining());
            assertThat(answer.untagged()).as("I-16").contains(expected);
        }
    }

    private static boolean hasFlag(MailboxModel.Message message, String key) {
        return message.flags().stream().anyMatch(flag -> flag.equalsIgnoreCase("\\" + key));
    }

    private void copy(ModelClient client) {
        List<Long> named = client.uids.stream()
                .filter(uid -> uid != 0 && random.nextInt(4) == 0)
                .toList();
        if (!named.isEmpty()) {
            String tagged = client.say("UID COPY " + set(named) + " INBOX").tagged();
            Matcher copied = COPYUID.matcher(tagged);
            if (copied.matches()) {
                List<Long> sources = members(copied.group(1));
                List<Long> targets = members(copied.group(2));
                for (int i = 0; i < sources.size(); i++) {
                    MailboxModel.Message source = truth.messages.get(sources.get(i));
                    truth.add(targets.get(i), source.body(), source.flags());
                }
            }
        }
    }

    private void move(ModelClient client) {
        List<Long> named = client.uids.stream()
                .filter(uid -> uid != 0 && random.nextInt(6) == 0)
                .toList();
        if (!named.isEmpty()) {
            named.forEach(truth.messages::remove);
            assertThat(client.say("UID MOVE " + set(named) + " Trash").isOk()).isTrue();
        }
    }

    private void status(ModelClient client) {
        List<String> untagged =
                client.say("STATUS INBOX (MESSAGES UNSEEN DELETED UIDNEXT)").untagged();
        long size = truth.messages.size();
        assertThat(untagged)
                .as("I-02, I-17")
                .contains("* STATUS INBOX (MESSAGES " + size + " UNSEEN " + (size - truth.count("\\Seen")) + " DELETED "
                        + truth.count("\\Deleted") + " UIDNEXT " + truth.uidNext + ")");
    }

    private void other(ModelClient client) {
        switch (random.nextInt(4)) {
            case 0 -> client.idle();
            case 1 -> client.select();
            case 2 -> settle(client);
            default -> client.say("NOOP");
        }
    }

    /// When nothing is under way the client knows everything (I-13).
    private void settle(ModelClient client) {
        client.say("NOOP");
        check(client);
        client.say("UID FETCH 1:* FLAGS");
        assertThat(client.uids).as("UIDs").containsExactlyElementsOf(truth.messages.keySet());
    }

    /// After a command that lets all news through, what the client was told and what it worked out is what is.
    private void check(ModelClient client) {
        if (!client.upToDate) {
            return;
        }
        assertThat(client.uids).as("EXISTS").hasSize(truth.messages.size());
        for (Map.Entry<Long, Set<String>> known : client.flags.entrySet()) {
            assertThat(truth.messages).as("a message that is gone").containsKey(known.getKey());
            assertThat(known.getValue())
                    .as("flags of " + known.getKey() + ", told and worked out")
                    .isEqualTo(truth.messages.get(known.getKey()).flags());
        }
    }

    private Set<String> someFlags() {
        return FLAGS.stream().filter(_ -> random.nextInt(4) == 0).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String set(List<Long> uids) {
        return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static List<Long> members(String set) {
        List<Long> members = new ArrayList<>();
        for (String range : set.split(",")) {
            String[] ends = range.split(":");
            for (long uid = Long.parseLong(ends[0]); uid <= Long.parseLong(ends[ends.length - 1]); uid++) {
                members.add(uid);
            }
        }
        return members;
    }
}
