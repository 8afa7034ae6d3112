package org.mailmax.protocol.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.Service;

/// Plays the clients of a transcript and compares what the server says. One runner for one transcript.
public final class TranscriptRunner {

    private static final Pattern COUNT = Pattern.compile("has (\\d+)");
    private static final Pattern CLAIM = Pattern.compile("(\\d+) (contains|lacks|starts with|ends with) \"(.*)\"");

    private final TestBed bed;
    private final Transcript transcript;
    private final Service service;
    private final Dialect dialect;
    private final Bindings names = new Bindings();
    private final StringBuilder log = new StringBuilder();
    private final List<Conversation> conversations = new ArrayList<>();

    /// @param service what the transcript talks to, unless its header `service:` says otherwise
    public TranscriptRunner(TestBed bed, Service service, Transcript transcript) {
        this.bed = bed;
        this.transcript = transcript;
        this.service =
                Service.valueOf(transcript.header("service", service.name()).toUpperCase(Locale.ROOT));
        this.dialect = Dialect.of(this.service);
    }

    /// @throws AssertionError when the server says something else; the message shows the conversation so far
    public void run() throws IOException {
        try {
            prepare();
            open();
            play(transcript.steps(), 0);
            finish();
        } catch (AssertionError | IOException failure) {
            throw new AssertionError(transcript + "\n" + failure.getMessage() + "\n\n" + log, failure);
        } finally {
            for (Conversation conversation : conversations) {
                conversation.client().close();
            }
        }
    }

    private void prepare() throws IOException {
        for (String part : transcript.header("accounts", "ann bob").split(" ")) {
            if (part.equals("ann") || transcript.names(part)) {
                names.bind(part, bed.account(part));
            }
        }
        String ann = bed.account("ann");
        names.bind("annLocal", ann.substring(0, ann.indexOf('@')));
        names.bind("annSize", Integer.toString(ann.length()));
        names.bind("password", TestBed.PASSWORD);
        names.bind("passwordSize", Integer.toString(TestBed.PASSWORD.length()));
        names.bind("plain", base64("\0" + ann + "\0" + TestBed.PASSWORD));
        names.bind("login", base64(ann));
        names.bind("secret", base64(TestBed.PASSWORD));
        for (int i = 1; i <= transcript.number("messages", 0); i++) {
            names.bind("uid" + i, Long.toString(bed.append("ann", message(i))));
        }
        if (transcript.headers().containsKey("shared")) {
            String right = transcript.header("shared", "").toUpperCase(Locale.ROOT);
            bed.share("bob", "ann", MailboxRight.valueOf(right));
            bed.append("bob", message(1));
        }
    }

    /// The message number i of `messages: n`: 4 lines, the body is `body i`.
    static byte[] message(int i) {
        return ("From: Eve <eve@elsewhere.test>\r\nSubject: message " + i + "\r\n\r\nbody " + i + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void open() throws IOException {
        boolean plain = service == Service.SMTP || service == Service.LMTP;
        boolean secure = transcript.header("tls", plain ? "no" : "yes").equals("yes");
        Transcript opening = Openings.of(service, transcript.header("state", "greeted"));
        for (int i = 1; i <= transcript.number("connections", 1); i++) {
            conversations.add(new Conversation(bed.connect(service, secure), i, log));
            play(opening.steps(), i - 1);
        }
    }

    private void play(List<Step> steps, int shift) throws IOException {
        for (int at = 0; at < steps.size(); ) {
            Step step = steps.get(at);
            try {
                at = play(steps, at, shift);
            } catch (AssertionError failure) {
                throw new AssertionError("line " + step.line() + ":\n" + failure.getMessage(), failure);
            }
        }
    }

    /// Plays the step, or the reply that begins with it.
    ///
    /// @return the number of the next step
    private int play(List<Step> steps, int at, int shift) throws IOException {
        switch (steps.get(at)) {
            case Step.Send send -> on(send.connection() + shift).send(names.fill(send.octets()));
            case Step.Act act -> act(on(act.connection() + shift).client(), act.action());
            case Step.Mailbox mailbox -> checkMailbox(mailbox.account(), mailbox.claim());
            case Step.Expect _, Step.Refuse _ -> {
                ReplyLines reply = ReplyLines.collect(steps, at, dialect);
                new ReplyCheck(dialect, names, on(reply.connection() + shift), reply).check();
                return reply.next();
            }
        }
        return at + 1;
    }

    private static void act(TestClient client, String action) throws IOException {
        switch (action) {
            case "tls" -> client.startTls();
            case "silence" -> client.beSilentTooLong();
            case "finish" -> client.finish();
            case "close" -> client.close();
            default -> throw new AssertionError("nobody knows how to " + action);
        }
    }

    private void checkMailbox(String account, String claim) throws IOException {
        List<byte[]> inbox = bed.inbox(account);
        Matcher count = COUNT.matcher(claim);
        Matcher text = CLAIM.matcher(claim);
        if (count.matches()) {
            check(Integer.parseInt(count.group(1)) == inbox.size(), claim, inbox.size() + " messages");
        } else if (text.matches()) {
            int index = Integer.parseInt(text.group(1));
            check(index <= inbox.size(), claim, inbox.size() + " messages");
            String octets = new String(inbox.get(index - 1), StandardCharsets.ISO_8859_1);
            check(holds(octets, text.group(2), names.fill(Transcript.unescape(text.group(3)))), claim, octets);
        } else {
            throw new AssertionError("not a claim about a mailbox: " + claim);
        }
    }

    private static boolean holds(String octets, String verb, String text) {
        return switch (verb) {
            case "contains" -> octets.contains(text);
            case "lacks" -> !octets.contains(text);
            case "starts with" -> octets.startsWith(text);
            default -> octets.endsWith(text);
        };
    }

    private static void check(boolean holds, String claim, String found) {
        if (!holds) {
            throw new AssertionError("expected: " + claim + "\n but was: " + found);
        }
    }

    /// Ends all conversations: nothing may come that the transcript does not tell of.
    private void finish() throws IOException {
        for (Conversation conversation : conversations) {
            conversation.client().finish();
            for (Optional<String> line = conversation.read(); line.isPresent(); line = conversation.read()) {
                check(isGoodbye(line.get()), "nothing more", line.get());
            }
        }
    }

    private static boolean isGoodbye(String line) {
        return line.startsWith("* BYE") || line.startsWith("421");
    }

    private Conversation on(int connection) {
        return conversations.get(connection - 1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
