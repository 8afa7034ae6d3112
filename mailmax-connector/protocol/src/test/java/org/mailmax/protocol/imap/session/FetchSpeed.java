package org.mailmax.protocol.imap.session;

import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.memory.MemoryMailStore;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.NewMessage;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.Spools;

/// How many whole mailboxes of 1,000 messages of 4 kB the engine alone can tell in a second of processor time: no
/// socket, no database. A program to be run by hand; it asserts nothing.
final class FetchSpeed {

    private static final int MESSAGES = 1000;
    private static final int ROUNDS = 5;

    private FetchSpeed() {}

    public static void main(String[] arguments) throws MailException, IOException {
        MailAccess mail = remembering(filled());
        for (String items : List.of(
                "BODY.PEEK[]",
                "ENVELOPE",
                "(UID FLAGS RFC822.SIZE BODYSTRUCTURE)",
                "(UID FLAGS)",
                "(UID RFC822.SIZE FLAGS BODY.PEEK[HEADER.FIELDS (From To Cc Subject Date Message-ID)])")) {
            for (int round = 0; round < ROUNDS; round++) {
                measure(mail, items, 400);
            }
        }
    }

    private static void measure(MailAccess mail, String items, int fetches) {
        Sink sink = new Sink(
                "a1 LOGIN ann@here.test open-sesame\r\na2 SELECT INBOX\r\n", "a3 FETCH 1:* " + items + "\r\n", fetches);
        long start = cpuTime();
        new ImapSession(sink, mail, new Spools(Path.of("")), ImapSettings.DEFAULT).run();
        double seconds = (cpuTime() - start) / 1e9;
        System.out.printf(
                "%-60.60s %8.1f mailboxes/s %8.1f MB/s%n", items, fetches / seconds, sink.octets / seconds / 1e6);
    }

    /// Other programs may be running: only the time of this thread counts.
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static MemoryMailStore filled() throws MailException {
        MemoryMailStore store = new MemoryMailStore();
        Identity ann = store.addAccount("ann@here.test", "open-sesame");
        List<NewMessage> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            messages.add(new NewMessage(Content.of(message(i)), Flags.of(Flag.SEEN), Optional.of(Instant.EPOCH)));
        }
        store.append(ann, FolderName.INBOX, messages);
        return store;
    }

    private static byte[] message(int i) {
        String header = """
            Return-Path: <bob@there.test>
            Received: from there.test by here.test with ESMTPS id %d; Sun, 22 Nov 2026 10:00:00 +0000
            From: "Bob B. Builder" <bob@there.test>
            To: Ann <ann@here.test>, Carl <carl@here.test>
            Cc: list@lists.test
            Subject: A message of ordinary length, number %d
            Date: Sun, 22 Nov 2026 10:00:00 +0000
            Message-ID: <message.%d@there.test>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            """.formatted(i, i, i);
        String body = "All work and no play makes a dull message, of that we can be rather sure.\n".repeat(50);
        return (header + body).replace("\n", "\r\n").substring(0, 4096).getBytes(StandardCharsets.US_ASCII);
    }

    /// A store that fetches each page only once, so that the engine is measured and not the store.
    private static MailAccess remembering(MailAccess store) {
        Map<List<Object>, Object> pages = Collections.synchronizedMap(new HashMap<>());
        return (MailAccess) Proxy.newProxyInstance(
                FetchSpeed.class.getClassLoader(), new Class<?>[] {MailAccess.class}, (_, method, arguments) -> {
                    if (!method.getName().equals("fetch")) {
                        return invoke(store, method, arguments);
                    }
                    return pages.computeIfAbsent(List.of(arguments), _ -> invoke(store, method, arguments));
                });
    }

    private static Object invoke(MailAccess store, java.lang.reflect.Method method, Object[] arguments) {
        try {
            return method.invoke(store, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A client that says the same thing again and again and counts what it hears.
    private static final class Sink implements Connection {

        private final byte[] repeated;
        private ByteBuffer input;
        private int left;
        private long octets;

        Sink(String first, String repeated, int times) {
            this.input = ByteBuffer.wrap(first.getBytes(StandardCharsets.US_ASCII));
            this.repeated = repeated.getBytes(StandardCharsets.US_ASCII);
            this.left = times;
        }

        @Override
        public int read(ByteBuffer target, Duration timeout) {
            while (input.hasRemaining()) {
                target.put(input.get());
            }
            if (left-- > 0) {
                input = ByteBuffer.wrap(repeated);
            }
            return target.position() == 0 ? -1 : target.position();
        }

        @Override
        public boolean hasUnreadInput() {
            return input.hasRemaining();
        }

        @Override
        public void write(ByteBuffer buffer) {
            octets += buffer.remaining();
        }

        @Override
        public void write(Content content, long offset, long length) throws EOFException {
            octets += length;
        }

        @Override
        public Peer peer() {
            return new Peer(Service.IMAP, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), true);
        }

        @Override
        public Event await(Duration timeout) {
            return Event.INPUT;
        }

        @Override
        public void signal() {}

        @Override
        public void flush() {}

        @Override
        public boolean canStartTls() {
            return false;
        }

        @Override
        public void startTls() {}

        @Override
        public void close() {}
    }
}
