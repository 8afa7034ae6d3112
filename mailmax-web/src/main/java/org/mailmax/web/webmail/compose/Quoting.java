package org.mailmax.web.webmail.compose;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.web.shared.Format;
import org.mailmax.web.shared.Texts;
import org.mailmax.web.webmail.message.MessageBody;
import org.mailmax.web.webmail.message.Person;

/// How an answer and a forwarded message begin.
@RequestScoped
public class Quoting {

    private static final Pattern ANSWERED = Pattern.compile("(?i)(re|aw)\\s*:.*");
    private static final Pattern FORWARDED = Pattern.compile("(?i)(fwd?|wg)\\s*:.*");

    @Inject
    private MessageBody body;

    @Inject
    private Texts texts;

    @Inject
    private Format format;

    static String answerSubject(String subject) {
        return ANSWERED.matcher(subject).matches() ? subject : "Re: " + subject;
    }

    static String forwardSubject(String subject) {
        return FORWARDED.matcher(subject).matches() ? subject : "Fwd: " + subject;
    }

    String answer(Original original) {
        String quoted = body.plain(original.parts(), original.content())
                .stripTrailing()
                .lines()
                .map(line -> line.startsWith(">") ? ">" + line : ("> " + line).stripTrailing())
                .collect(Collectors.joining("\n"));
        String who = names(original.from());
        return "\n\n" + texts.get("compose.wrote", format.dateTime(original.received()), who) + "\n" + quoted + "\n";
    }

    String forward(Original original) {
        String head = Stream.of(
                        line("message.from", names(original.from())),
                        line("message.date", format.dateTime(original.received())),
                        line("message.subject", original.subject()),
                        line("message.to", names(Person.of(original.envelope().to()))))
                .collect(Collectors.joining("\n"));
        String title = "-------- " + texts.get("compose.forwarded") + " --------";
        return "\n\n" + title + "\n" + head + "\n\n" + body.plain(original.parts(), original.content());
    }

    /// The others among these: nobody answers himself.
    static String typed(List<Person> people, EmailAddress without) {
        return people.stream()
                .filter(person -> !EmailAddress.parse(person.address())
                        .filter(without::equals)
                        .isPresent())
                .map(Person::typed)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String line(String key, String value) {
        return texts.get(key) + ": " + value;
    }

    private static String names(List<Person> people) {
        return people.stream().map(Person::full).collect(Collectors.joining(", "));
    }
}
