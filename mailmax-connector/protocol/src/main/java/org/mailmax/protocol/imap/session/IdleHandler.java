package org.mailmax.protocol.imap.session;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.wire.Connection.Event;
import org.mailmax.protocol.wire.Deadline;
import org.mailmax.protocol.wire.Line;

/// IDLE (RFC 9051 §6.3.13). While it waits the session holds nothing but itself.
final class IdleHandler {

    private static final int MAX_LINE = 1024;

    private final Dialogue dialogue;

    IdleHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(ImapState.LoggedIn state) throws MailException, IOException {
        dialogue.out().line("+ idling");
        Deadline deadline = dialogue.in().deadline(dialogue.settings().limits().inactivity());
        Event event;
        do {
            tellNews(state);
            event = dialogue.in().hasBuffered()
                    ? Event.INPUT
                    : dialogue.connection().await(deadline.remaining());
        } while (event == Event.SIGNAL);
        if (event == Event.TIMEOUT) {
            throw new SocketTimeoutException("idle too long");
        }
        return isDone() ? Reply.ok("IDLE completed", state) : Reply.bad("DONE ends IDLE, nothing else", state);
    }

    private void tellNews(ImapState.LoggedIn state) throws MailException, IOException {
        if (state instanceof ImapState.Selected selected) {
            selected.view().tell(dialogue.out(), true);
        }
        dialogue.out().flush();
    }

    private boolean isDone() throws IOException {
        Line line =
                dialogue.in().readLine(MAX_LINE, dialogue.settings().limits().inactivity());
        Optional<String> text = line instanceof Line.Complete complete ? complete.text() : Optional.empty();
        return text.isPresent() && text.get().equalsIgnoreCase("DONE");
    }
}
