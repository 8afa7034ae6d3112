package org.mailmax.product;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.testkit.TcpTestBed;
import org.mailmax.protocol.testkit.TcpTestBed.Door;
import org.mailmax.protocol.testkit.TestBed;
import org.mailmax.protocol.testkit.Transcript;
import org.mailmax.protocol.testkit.TranscriptRunner;
import org.mailmax.protocol.testkit.Transcripts;

/// The transcripts of all protocols, played over TCP against the deployed product. Each has accounts of its own, so
/// several are played at a time. Those that turn the clock or need small limits say `only: memory`.
@RunningMailMax
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranscriptsIT {

    private static final int AT_A_TIME = 6;

    private final MailMax mailmax;
    private final Map<Door, Integer> doors = new HashMap<>();
    private final ExecutorService players = Executors.newFixedThreadPool(AT_A_TIME);

    TranscriptsIT(MailMax mailmax) {
        this.mailmax = mailmax;
        door(Service.SMTP, false, "SMTP");
        door(Service.SUBMISSION, false, "SUBMISSION");
        door(Service.SUBMISSION, true, "SUBMISSIONS");
        door(Service.LMTP, false, "LMTP");
        door(Service.IMAP, false, "IMAP");
        door(Service.IMAP, true, "IMAPS");
        door(Service.POP3, false, "POP3");
        door(Service.POP3, true, "POP3S");
    }

    private void door(Service service, boolean secure, String port) {
        doors.put(new Door(service, secure), mailmax.port(port));
    }

    @BeforeAll
    void createDomain() {
        mailmax.admin("", "domain", "add", "here.test");
    }

    @AfterAll
    void stopPlaying() {
        players.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> smtp() {
        return all("smtp", Service.SMTP);
    }

    @TestFactory
    Stream<DynamicTest> submission() {
        return all("submission", Service.SUBMISSION);
    }

    @TestFactory
    Stream<DynamicTest> lmtp() {
        return all("lmtp", Service.LMTP);
    }

    @TestFactory
    Stream<DynamicTest> imap() {
        return all("imap", Service.IMAP);
    }

    @TestFactory
    Stream<DynamicTest> pop3() {
        return all("pop3", Service.POP3);
    }

    /// Begins to play all of them, and gives a test for each that waits for its end.
    private Stream<DynamicTest> all(String folder, Service service) {
        List<DynamicTest> tests = Transcripts.in(folder).stream()
                .filter(transcript -> !transcript.header("only", "").startsWith("memory"))
                .map(transcript -> test(transcript, players.submit(playing(transcript, service))))
                .toList();
        return tests.stream();
    }

    private static DynamicTest test(Transcript transcript, Future<Void> played) {
        return DynamicTest.dynamicTest(transcript.toString(), () -> {
            try {
                played.get();
            } catch (ExecutionException failure) {
                throw failure.getCause();
            }
        });
    }

    private Callable<Void> playing(Transcript transcript, Service service) {
        return () -> {
            try (TestBed bed = new TcpTestBed(doors, this::createAccount, this::share)) {
                new TranscriptRunner(bed, service, transcript).run();
            }
            return null;
        };
    }

    private void createAccount(String address) {
        mailmax.admin(TestBed.PASSWORD + "\n", "account", "add", address);
    }

    private void share(String mailbox, String member, MailboxRight right) {
        mailmax.admin("", "member", "set", mailbox, member, right.name().toLowerCase(Locale.ROOT));
    }
}
