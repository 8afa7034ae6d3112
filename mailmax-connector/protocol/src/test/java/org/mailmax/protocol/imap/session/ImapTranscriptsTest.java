package org.mailmax.protocol.imap.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.testkit.InMemoryTestBed;
import org.mailmax.protocol.testkit.Transcript;
import org.mailmax.protocol.testkit.TranscriptRunner;
import org.mailmax.protocol.testkit.Transcripts;

/// All transcripts of `transcripts/imap`.
class ImapTranscriptsTest {

    @TempDir
    Path spool;

    @TestFactory
    Stream<DynamicTest> transcripts() {
        return Transcripts.in("imap").stream().map(this::test);
    }

    private DynamicTest test(Transcript transcript) {
        return DynamicTest.dynamicTest(transcript.toString(), () -> play(transcript));
    }

    private void play(Transcript transcript) throws IOException {
        try (InMemoryTestBed bed = new InMemoryTestBed(new ImapEngine(spool))) {
            new TranscriptRunner(bed, Service.IMAP, transcript).run();
        }
    }
}
