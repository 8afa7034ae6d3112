package org.mailmax.protocol.pop3;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.pop3.session.Pop3Session;
import org.mailmax.protocol.testkit.InMemoryTestBed;
import org.mailmax.protocol.testkit.Transcript;
import org.mailmax.protocol.testkit.TranscriptRunner;
import org.mailmax.protocol.testkit.Transcripts;

/// Plays the transcripts of POP3 against the engine over the store in memory.
class Pop3TranscriptTest {

    static List<Transcript> transcripts() {
        return Transcripts.in("pop3");
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void plays(Transcript transcript) throws Exception {
        try (InMemoryTestBed bed = new InMemoryTestBed(
                (connection, host) -> new Pop3Session(connection, host.store(), Pop3Settings.DEFAULT).run())) {
            new TranscriptRunner(bed, Service.POP3, transcript).run();
        }
    }
}
