package org.mailmax.protocol.imap.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailmax.protocol.testkit.ClientEnd;

/// A client that believes only what it is told, and checks that it could have been told so (RFC 9051 §7.5.1).
final class ModelClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long UNKNOWN = 0;
    private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS");
    private static final Pattern EXPUNGE = Pattern.compile("\\* (\\d+) EXPUNGE");
    private static final Pattern FETCH = Pattern.compile("\\* (\\d+) FETCH \\((.*)\\)", Pattern.DOTALL);
    private static final Pattern KEYWORDS = Pattern.compile("\\* FLAGS \\((.*)\\)");
    private static final Pattern UID = Pattern.compile("UID (\\d+)");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
    private static final Pattern BODY = Pattern.compile("BODY\\[TEXT] \\{\\d+}\r\n(\\w+)");

    private final ClientEnd connection;
    private final MailboxModel truth;
    private final List<String> log;
    private final String name;
    private int tags;
    private Set<String> keywords = Set.of();

    /// False when nothing was said, or news may have been kept back.
    boolean upToDate;

    /// By sequence number less one.
    final List<Long> uids = new ArrayList<>();

    /// The flags of messages, as far as they were told.
    final Map<Long, Set<String>> flags = new TreeMap<>();

    /// What a command was answered with.
    record Answer(List<String> untagged, String tagged) {

        boolean isOk() {
            return tagged.startsWith("OK");
        }
    }

    ModelClient(String name, ClientEnd connection, MailboxModel truth, List<String> log) {
        this.name = name;
        this.connection = connection;
        this.truth = truth;
        this.log = log;
        readLine();
    }

    Answer say(String command) {
        return say(command, true);
    }

    /// @param mayRenumber whether EXPUNGE may be among the answers
    Answer say(String command, boolean mayRenumber) {
        String tag = name + ++tags;
        log.add(tag + " " + command);
        upToDate = mayRenumber;
        connection.send(tag + " " + command + "\r\n");
        return listen(tag, mayRenumber);
    }

    /// IDLE with what has happened already.
    Answer idle() {
        String tag = name + ++tags;
        log.add(tag + " IDLE");
        upToDate = true;
        connection.send(tag + " IDLE\r\n");
        connection.send("DONE\r\n");
        return listen(tag, true);
    }

    void select() {
        uids.clear();
        flags.clear();
        keywords = Set.of();
        require(say("SELECT INBOX").isOk(), "SELECT");
    }

    void close() {
        connection.close();
    }

    private Answer listen(String tag, boolean mayRenumber) {
        List<String> untagged = new ArrayList<>();
        while (true) {
            String line = readLine();
            log.add("  " + name + "< " + line.replace("\r\n", "|"));
            if (line.startsWith(tag + " ")) {
                return new Answer(untagged, line.substring(tag.length() + 1));
            }
            require(line.startsWith("* ") || line.startsWith("+ "), "an answer to something else: " + line);
            untagged.add(line);
            learn(line, mayRenumber);
        }
    }

    private void learn(String line, boolean mayRenumber) {
        Matcher exists = EXISTS.matcher(line);
        Matcher expunge = EXPUNGE.matcher(line);
        Matcher fetch = FETCH.matcher(line);
        Matcher told = KEYWORDS.matcher(line);
        if (exists.matches()) {
            int count = Integer.parseInt(exists.group(1));
            require(count >= uids.size(), "EXISTS dropped without EXPUNGE (I-06)");
            while (uids.size() < count) {
                uids.add(UNKNOWN);
            }
        } else if (expunge.matches()) {
            require(mayRenumber, "EXPUNGE while numbers are in use (I-05)");
            flags.remove(uids.remove(index(expunge.group(1))));
        } else if (told.matches()) {
            keywords = words(told.group(1));
        } else if (fetch.matches()) {
            learn(index(fetch.group(1)), fetch.group(2));
        }
    }

    private void learn(int index, String items) {
        Matcher uid = UID.matcher(items);
        if (uid.find()) {
            long number = Long.parseLong(uid.group(1));
            require(uids.get(index) == UNKNOWN || uids.get(index) == number, "a number names another message (I-04)");
            require(index == 0 || uids.get(index - 1) < number, "UIDs do not ascend (I-01)");
            uids.set(index, number);
        }
        Matcher told = FLAGS.matcher(items);
        if (told.find()) {
            Set<String> now = words(told.group(1));
            require(keywords.containsAll(now), "a keyword that was not announced (I-12): " + now + " of " + keywords);
            if (uids.get(index) != UNKNOWN) {
                flags.put(uids.get(index), now);
            }
        }
        Matcher body = BODY.matcher(items);
        if (body.find() && truth.messages.containsKey(uids.get(index))) {
            String expected = truth.messages.get(uids.get(index)).body();
            require(body.group(1).equals(expected), "the octets of another message (I-07, I-15)");
        }
    }

    private int index(String number) {
        int index = Integer.parseInt(number) - 1;
        require(index >= 0 && index < uids.size(), "a number that no message has: " + number);
        return index;
    }

    private static Set<String> words(String list) {
        return list.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(list.split(" ")));
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(name + ": " + otherwise);
        }
    }

    private String readLine() {
        StringBuilder line = new StringBuilder(connection.readLine(PATIENCE).orElseThrow());
        Pattern literal = Pattern.compile("\\{(\\d+)}\\z");
        for (Matcher found = literal.matcher(line); found.find(); found = literal.matcher(line)) {
            byte[] octets = connection.readOctets(Integer.parseInt(found.group(1)), PATIENCE);
            line.append("\r\n").append(new String(octets, StandardCharsets.ISO_8859_1));
            line.append(connection.readLine(PATIENCE).orElseThrow());
        }
        return line.toString();
    }
}
