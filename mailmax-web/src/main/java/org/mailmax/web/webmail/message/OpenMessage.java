package org.mailmax.web.webmail.message;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.mime.Envelope;
import org.mailmax.mail.mime.MessageSummary;

/// What the reading pane says about a message. Its text is not here: the frame asks for that itself.
///
/// @param blocked pictures of other hosts its HTML wants
public record OpenMessage(
        long uid,
        String subject,
        List<Person> from,
        List<Person> to,
        List<Person> cc,
        Instant received,
        long size,
        Flags flags,
        List<Part> attachments,
        int blocked) {

    public static OpenMessage of(MessageView view, int blocked) {
        MessageSummary summary = view.summary().orElseThrow();
        Envelope envelope = summary.envelope();
        return new OpenMessage(
                view.uid(),
                ShownText.of(envelope.subject()),
                Person.of(envelope.from()),
                Person.of(envelope.to()),
                Person.of(envelope.cc()),
                view.received(),
                view.size(),
                view.flags(),
                MessageParts.of(summary.structure()).attached(),
                blocked);
    }

    public Person sender() {
        return from.isEmpty() ? new Person("", "") : from.getFirst();
    }

    public String toLine() {
        return line(to);
    }

    public String ccLine() {
        return line(cc);
    }

    public boolean draft() {
        return flags.contains(Flag.DRAFT);
    }

    public boolean flagged() {
        return flags.contains(Flag.FLAGGED);
    }

    public boolean answered() {
        return flags.contains(Flag.ANSWERED);
    }

    private static String line(List<Person> people) {
        return people.stream().map(Person::full).collect(Collectors.joining(", "));
    }

    public OpenMessage with(Flags changed) {
        return new OpenMessage(uid, subject, from, to, cc, received, size, changed, attachments, blocked);
    }
}
