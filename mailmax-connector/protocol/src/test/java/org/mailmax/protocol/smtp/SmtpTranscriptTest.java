package org.mailmax.protocol.smtp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.testkit.InMemoryTestBed;
import org.mailmax.protocol.testkit.Transcript;
import org.mailmax.protocol.testkit.TranscriptRunner;
import org.mailmax.protocol.testkit.Transcripts;
import org.mailmax.protocol.wire.Spools;

/// The transcripts of SMTP, submission and LMTP over mail in memory.
class SmtpTranscriptTest {

    static final SmtpSettings SETTINGS = SmtpSettings.of("mx.here.test")
            .with(SmtpSettings.Sizes.DEFAULT.withMessage(4000))
            .with(new SmtpSettings.Times(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(3),
                    500,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofDays(1)));

    @TempDir
    static Path spool;

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

    private static Stream<DynamicTest> all(String folder, Service service) {
        return Transcripts.in(folder).stream()
                .map(transcript -> DynamicTest.dynamicTest(transcript.name(), () -> play(transcript, service)));
    }

    private static void play(Transcript transcript, Service service) throws IOException {
        Spools spools = new Spools(spool, 1000);
        try (InMemoryTestBed bed = new InMemoryTestBed(
                (connection, mail) -> new SmtpSession(connection, mail.transfer(), spools, SETTINGS).run())) {
            new TranscriptRunner(bed, service, transcript).run();
        }
    }
}
