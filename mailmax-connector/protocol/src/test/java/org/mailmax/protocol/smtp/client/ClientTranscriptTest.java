package org.mailmax.protocol.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mailmax.protocol.testkit.HostScript;
import org.mailmax.protocol.testkit.InMemoryHost;
import org.mailmax.protocol.testkit.Transcript;
import org.mailmax.protocol.testkit.Transcripts;

/// The transcripts of the client, with a host in memory.
class ClientTranscriptTest {

    @TestFactory
    Stream<DynamicTest> client() {
        return Transcripts.in("smtp-client").stream()
                .map(transcript -> DynamicTest.dynamicTest(transcript.toString(), () -> play(transcript)));
    }

    private static void play(Transcript transcript) throws Exception {
        InMemoryHost host = new InMemoryHost();
        FutureTask<List<String>> client = new FutureTask<>(() -> new Scenario(transcript).play(host));
        Thread.ofVirtual().name("client").start(client);
        new HostScript(transcript, host).run();
        assertThat(results(client))
                .containsExactly(
                        transcript.header("result", "RELAYED 250 2.0.0").split("; *"));
        assertThat(host.isClosed()).isTrue();
        assertThat(host.rest()).as("what nobody expected").isEmpty();
    }

    private static List<String> results(FutureTask<List<String>> client) throws InterruptedException, IOException {
        try {
            return client.get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }
}
