package org.mailmax.web.webmail.folder;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.mime.Envelope;
import org.mailmax.web.webmail.message.MessageParts;
import org.mailmax.web.webmail.message.Person;
import org.mailmax.web.webmail.message.ShownText;

/// A line of the message list.
///
/// @param people who sent it, or in folders of sent messages to whom it goes
public record MessageRow(
        long uid,
        String people,
        String initials,
        int tint,
        String subject,
        Instant received,
        long size,
        boolean seen,
        boolean flagged,
        boolean answered,
        boolean attachment) {

    public static MessageRow of(MessageView view, boolean outgoing) {
        Envelope envelope = view.summary().orElseThrow().envelope();
        List<Person> people = Person.of(outgoing ? envelope.to() : envelope.from());
        return new MessageRow(
                view.uid(),
                people.stream().map(Person::label).collect(Collectors.joining(", ")),
                people.isEmpty() ? "?" : people.getFirst().initials(),
                people.isEmpty() ? 0 : people.getFirst().tint(),
                ShownText.of(envelope.subject()),
                view.received(),
                view.size(),
                view.flags().contains(Flag.SEEN),
                view.flags().contains(Flag.FLAGGED),
                view.flags().contains(Flag.ANSWERED),
                !MessageParts.of(view.summary().orElseThrow().structure())
                        .attached()
                        .isEmpty());
    }

    /// The classes of the line: what it looks like when unread, flagged, open.
    public String style(long open) {
        return "row" + (seen ? "" : " unread") + (flagged ? " flagged" : "") + (uid == open ? " open" : "");
    }
}
