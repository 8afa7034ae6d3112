package org.mailmax.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.mailmax.database.Sequences;
import org.mailmax.mail.port.MailException;

/// Gives the rows of queue entries their ids.
@ApplicationScoped
public class QueueNumbers {

    @Inject
    private Sequences sequences;

    public QueueIds ids(QueueEntry entry) throws MailException {
        List<Long> ids = sequences.entityIds(entry.recipients().size() + 1);
        return new QueueIds(ids.getFirst(), ids.subList(1, ids.size()));
    }
}
