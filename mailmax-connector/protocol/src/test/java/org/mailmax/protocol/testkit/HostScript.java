package org.mailmax.protocol.testkit;

import java.time.Duration;

/// Plays the host of a transcript: hears what the client must say, octet by octet, and says what the host says.
///
/// The header `ehlo:` names what the host offers and stands for greeting and EHLO. Besides what [Transcript] knows the
/// host can do `= say octets`, `= tls`, `= tls fails`, `= silence` and `= close`.
public final class HostScript {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transcript transcript;
    private final InMemoryHost host;

    public HostScript(Transcript transcript, InMemoryHost host) {
        this.transcript = transcript;
        this.host = host;
    }

    /// @throws AssertionError when the client says something else
    public void run() {
        if (transcript.headers().containsKey("ehlo")) {
            hear(0, "EHLO here.test\r\n", "220 mx.there.test\r\n");
            host.say(ehlo(transcript.header("ehlo", "")));
        }
        transcript.steps().forEach(this::play);
    }

    private void play(Step step) {
        switch (step) {
            case Step.Send send -> hear(send.line(), send.octets(), "");
            case Step.Expect expect -> host.say(expect.text() + "\r\n");
            case Step.Act act -> act(act);
            default -> throw new IllegalArgumentException(transcript.name() + ":" + step.line());
        }
    }

    private void act(Step.Act act) {
        switch (act.action().split(" ")[0]) {
            case "say" -> host.say(Transcript.unescape(act.action().substring(4)));
            case "silence" -> host.beSilent();
            case "close" -> host.hangUp();
            case "tls" -> hear(act.line(), "EHLO here.test\r\n", "");
            default -> throw new IllegalArgumentException(transcript.name() + ":" + act.line());
        }
    }

    private void hear(int line, String expected, String before) {
        host.say(before);
        String heard = host.hear(expected.length(), PATIENCE);
        if (!heard.equals(expected)) {
            throw new AssertionError("%s:%d: the client should say%n%s%nbut said%n%s%s"
                    .formatted(transcript.name(), line, expected, heard, host.rest()));
        }
    }

    private static String ehlo(String keywords) {
        StringBuilder reply = new StringBuilder("250-mx.there.test\r\n");
        for (String keyword : keywords.split(", *")) {
            reply.append("250-").append(keyword).append("\r\n");
        }
        return reply + "250 ENHANCEDSTATUSCODES\r\n";
    }
}
