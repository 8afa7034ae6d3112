package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.MailboxMemberEntry;
import org.mailmax.administration.MemberAdministration;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.MailboxRight;

/// What the operator does with mailboxes that several people use.
@ApplicationScoped
public class MemberCommands {

    static final String HELP = """
        member set MAILBOX MEMBER read|write|send   lets somebody use a mailbox
        member list MAILBOX
        member delete MAILBOX MEMBER
        """;

    private static final Actor OPERATOR = new Actor.Operator();

    @Inject
    private MemberAdministration members;

    /// The answer to a command of this list; nothing to another.
    Optional<String> answer(ConsoleWords words) throws UsageException, AdministrationException {
        return switch (words.command()) {
            case "member set" -> Optional.of(set(words));
            case "member list" -> Optional.of(list(words));
            case "member delete" -> Optional.of(delete(words));
            default -> Optional.empty();
        };
    }

    private String set(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(3);
        EmailAddress mailbox = words.address(0);
        EmailAddress member = words.address(1);
        MailboxRight right = right(words.text(2, "the right"));
        members.set(OPERATOR, mailbox, member, right);
        return member + " may " + word(right) + " " + mailbox + "\n";
    }

    private String list(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        List<MailboxMemberEntry> all = members.list(OPERATOR, words.address(0));
        TextTable table = new TextTable("member", "right");
        all.forEach(one -> table.row(one.address(), word(one.right())));
        return all.isEmpty() ? "no members\n" : table.toString();
    }

    private String delete(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        members.delete(OPERATOR, words.address(0), words.address(1));
        return words.address(1) + " is no member of " + words.address(0) + " any more\n";
    }

    private static MailboxRight right(String text) throws UsageException {
        return MailboxRight.OF_MEMBERS.stream()
                .filter(right -> word(right).equals(text))
                .findFirst()
                .orElseThrow(() -> new UsageException("a right is read, write or send"));
    }

    private static String word(MailboxRight right) {
        return right.name().toLowerCase(Locale.ROOT);
    }
}
