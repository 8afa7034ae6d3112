package org.mailmax.protocol.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.Service;

/// A deployed MailMax on this machine. Every test bed has accounts of its own; mailboxes are filled and read by IMAP,
/// over TLS where there is a door for it.
public final class TcpTestBed implements TestBed {

    /// Makes an account with the password [TestBed#PASSWORD].
    @FunctionalInterface
    public interface AccountMaker {
        void make(String address) throws IOException;
    }

    /// Gives somebody a right in the mailbox of somebody else.
    @FunctionalInterface
    public interface Sharer {
        void share(String mailbox, String member, MailboxRight right) throws IOException;
    }

    /// A port of a service, with TLS from the first octet or without.
    public record Door(Service service, boolean secure) {}

    private static final AtomicLong COUNTER = new AtomicLong(System.currentTimeMillis());
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern APPENDED = Pattern.compile("a\\d+ OK \\[APPENDUID \\d+ (\\d+)].*");
    private static final Pattern LITERAL = Pattern.compile("\\* .*\\{(\\d+)}");

    private final Map<Door, Integer> ports;
    private final AccountMaker maker;
    private final Sharer sharer;
    private final Map<String, String> accounts = new HashMap<>();

    public TcpTestBed(Map<Door, Integer> ports, AccountMaker maker) {
        this(ports, maker, (mailbox, _, _) -> {
            throw new IOException("nobody shares " + mailbox);
        });
    }

    public TcpTestBed(Map<Door, Integer> ports, AccountMaker maker, Sharer sharer) {
        this.ports = Map.copyOf(ports);
        this.maker = maker;
        this.sharer = sharer;
    }

    @Override
    public void share(String mailbox, String member, MailboxRight right) throws IOException {
        sharer.share(account(mailbox), account(member), right);
    }

    @Override
    public TestClient connect(Service service, boolean secure) throws IOException {
        Integer port = ports.get(new Door(service, secure));
        if (port == null) {
            throw new IOException("no port for " + service + (secure ? " with TLS" : " without TLS"));
        }
        return new SocketClient(port, secure);
    }

    /// As `ann-k3x@here.test`: new in each test bed.
    @Override
    public String account(String part) throws IOException {
        if (!accounts.containsKey(part)) {
            String address = part + "-" + Long.toString(COUNTER.incrementAndGet(), 36) + "@here.test";
            maker.make(address);
            accounts.put(part, address);
        }
        return accounts.get(part);
    }

    @Override
    public long append(String part, byte[] message) throws IOException {
        try (TestClient imap = logIn(part)) {
            send(imap, "a2 APPEND INBOX {" + message.length + "}\r\n");
            line(imap);
            imap.send(message);
            send(imap, "\r\n");
            for (String line = line(imap); ; line = line(imap)) {
                Matcher appended = APPENDED.matcher(line);
                if (appended.matches()) {
                    return Long.parseLong(appended.group(1));
                }
                check(!line.startsWith("a2 "), line);
            }
        }
    }

    @Override
    public List<byte[]> inbox(String part) throws IOException {
        List<byte[]> messages = new ArrayList<>();
        try (TestClient imap = logIn(part)) {
            send(imap, "a2 EXAMINE INBOX\r\n");
            readUntil(imap, "a2 OK");
            send(imap, "a3 UID FETCH 1:* (BODY.PEEK[])\r\n");
            for (String line = line(imap); !line.startsWith("a3 "); line = line(imap)) {
                Matcher literal = LITERAL.matcher(line);
                if (literal.matches()) {
                    messages.add(imap.readOctets(Integer.parseInt(literal.group(1)), PATIENCE));
                }
            }
        }
        return messages;
    }

    @Override
    public void close() {
        // The server is not ours.
    }

    private TestClient logIn(String part) throws IOException {
        TestClient imap = connect(Service.IMAP, ports.containsKey(new Door(Service.IMAP, true)));
        line(imap);
        send(imap, "a1 LOGIN " + account(part) + " " + PASSWORD + "\r\n");
        readUntil(imap, "a1 OK");
        return imap;
    }

    private static void readUntil(TestClient imap, String last) throws IOException {
        String tag = last.substring(0, 3);
        String line = line(imap);
        while (!line.startsWith(tag)) {
            line = line(imap);
        }
        check(line.startsWith(last), line);
    }

    private static String line(TestClient imap) throws IOException {
        return imap.readLine(PATIENCE).orElseThrow(() -> new AssertionError("the server has closed the connection"));
    }

    private static void send(TestClient client, String text) throws IOException {
        client.send(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void check(boolean fine, String said) {
        if (!fine) {
            throw new AssertionError("the server says " + said);
        }
    }
}
