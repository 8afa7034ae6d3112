package org.mailmax.web.webmail.compose;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.mime.Envelope;
import org.mailmax.web.webmail.login.MailSession;
import org.mailmax.web.webmail.message.MessageBody;
import org.mailmax.web.webmail.message.Part;
import org.mailmax.web.webmail.message.Person;

/// Fills the fields of a message that is made from another one.
@RequestScoped
public class Beginning {

    /// What is made of the other message.
    public enum Mode {
        NEW,
        REPLY,
        REPLY_ALL,
        FORWARD,
        DRAFT;

        static Mode of(String text) {
            return Stream.of(values())
                    .filter(mode -> mode.name().equals(text.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(NEW);
        }
    }

    @Inject
    private MailSession session;

    @Inject
    private Quoting quoting;

    @Inject
    private MessageBody body;

    Written from(Original original, Mode mode, Attachments attachments) throws IOException {
        Written written = new Written();
        switch (mode) {
            case NEW -> {}
            case REPLY -> answer(written, original);
            case REPLY_ALL -> answerAll(written, original);
            case FORWARD -> {
                written.setSubject(Quoting.forwardSubject(original.subject()));
                written.setText(quoting.forward(original));
                copyFiles(original, attachments);
            }
            case DRAFT -> {
                takeUp(written, original);
                copyFiles(original, attachments);
            }
        }
        return written;
    }

    private void answer(Written written, Original original) {
        EmailAddress me = session.who().address();
        String others = Quoting.typed(original.answerTo(), me);
        // an answer to a message of one's own goes where that message went
        written.setTo(
                others.isEmpty() ? Quoting.typed(Person.of(original.envelope().to()), me) : others);
        written.setSubject(Quoting.answerSubject(original.subject()));
        written.setText(quoting.answer(original));
        written.answers(original.thread());
    }

    private void answerAll(Written written, Original original) {
        answer(written, original);
        Envelope envelope = original.envelope();
        List<Person> others = Stream.of(envelope.to(), envelope.cc())
                .flatMap(field -> Person.of(field).stream())
                .filter(person -> !written.getTo().contains(person.address()))
                .toList();
        written.setCc(Quoting.typed(others, session.who().address()));
    }

    private void takeUp(Written written, Original original) {
        Envelope envelope = original.envelope();
        written.setTo(typed(Person.of(envelope.to())));
        written.setCc(typed(Person.of(envelope.cc())));
        written.setBcc(typed(Person.of(envelope.bcc())));
        written.setSubject(original.subject());
        written.setText(body.plain(original.parts(), original.content()));
        List<String> thread = original.thread();
        written.answers(thread.isEmpty() ? thread : thread.subList(0, thread.size() - 1));
    }

    private static String typed(List<Person> people) {
        return String.join(", ", people.stream().map(Person::typed).toList());
    }

    private static void copyFiles(Original original, Attachments attachments) throws IOException {
        for (Part part : original.parts().attached()) {
            try (InputStream octets = part.open(original.content())) {
                attachments.add(part.name(), part.type(), octets);
            }
        }
    }
}
