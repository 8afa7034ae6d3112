package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.mailmax.administration.ConsoleWords.UsageException;
import org.mailmax.queue.Queue;
import org.mailmax.queue.QueueRecipient;

/// `queue …`
@ApplicationScoped
public class QueueCommands {

    private static final int SHOWN = 1000;

    @Inject
    private Queue queue;

    String list(ConsoleWords words) throws UsageException {
        words.atMost(0);
        TextTable table = new TextTable("trace", "since", "why", "from", "to", "state", "attempts", "last answer");
        for (QueueRecipient row : queue.list(0, SHOWN)) {
            table.row(
                    row.message().traceId(),
                    row.message().created(),
                    row.message().origin(),
                    row.message().reversePath(),
                    row.address(),
                    row.state(),
                    row.attempts(),
                    row.lastAnswer());
        }
        long size = queue.size();
        return table + (size > SHOWN ? "and " + (size - SHOWN) + " more\n" : "");
    }
}
