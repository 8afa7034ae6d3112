package org.mailmax.queue.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.mailmax.content.ContentStore;
import org.mailmax.content.JoinedContent;
import org.mailmax.content.Location;
import org.mailmax.mail.message.Content;
import org.mailmax.queue.Letter;
import org.mailmax.queue.QueueMessage;

/// Opens the octets of messages in the queue.
@ApplicationScoped
public class Letters {

    @Inject
    private ContentStore store;

    Letter of(QueueMessage message, Location location) {
        Content stored = store.content(location);
        int skip = message.skipOctets();
        Content sent = skip == 0 ? stored : stored.slice(skip, stored.size() - skip);
        return new Letter(message, message.prepend().isEmpty() ? sent : behind(message.prepend(), sent));
    }

    static Content behind(String header, Content content) {
        return new JoinedContent(Content.of(header.getBytes(StandardCharsets.UTF_8)), content);
    }
}
