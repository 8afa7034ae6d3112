package org.mailmax.protocol.smtp;

import java.io.IOException;
import java.time.Duration;
import org.mailmax.protocol.wire.ShutdownException;

/// Counts what a client does wrong and loses patience: first with delays, then for good.
final class Mistakes {

    private static final int FIRST_MISTAKE = 500;
    private static final int MESSAGE_TAKEN = 250;

    private final SmtpSettings.Patience patience;
    private final Duration delay;
    private int mistakes;
    private int commands;

    Mistakes(SmtpSettings.Patience patience, Duration delay) {
        this.patience = patience;
        this.delay = delay;
    }

    boolean areTooMany() {
        return mistakes >= patience.mistakes();
    }

    /// Notes a reply that is about to be sent, and waits when there were too many of the kind.
    void count(SmtpReply reply) throws IOException {
        if (reply.code() >= FIRST_MISTAKE || isIdle(reply)) {
            mistakes++;
            if (mistakes > patience.slow()) {
                pause();
            }
        }
    }

    /// True when command after command has led to nothing.
    private boolean isIdle(SmtpReply reply) {
        boolean progress = reply.code() == MESSAGE_TAKEN && !reply.equals(SmtpReply.OK);
        commands = progress ? 0 : commands + 1;
        return commands > patience.idle();
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException goingDown) {
            Thread.currentThread().interrupt();
            throw new ShutdownException();
        }
    }
}
