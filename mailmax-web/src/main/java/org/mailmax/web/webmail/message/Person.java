package org.mailmax.web.webmail.message;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.mime.HeaderAddress;

/// A sender or recipient as shown: what he calls himself, and his address, which nobody may hide behind the name.
///
/// @param name empty when there is none
/// @param address empty when the field was malformed
public record Person(String name, String address) {

    /// The mailboxes of an address field; of groups, their members.
    public static List<Person> of(List<HeaderAddress> field) {
        return field.stream()
                .filter(HeaderAddress.Mailbox.class::isInstance)
                .map(HeaderAddress.Mailbox.class::cast)
                .map(Person::of)
                .toList();
    }

    /// The name where there is one: for lists.
    public String label() {
        return name.isEmpty() ? address : name;
    }

    /// Name and address: `Ann Lee <ann@example.com>`.
    public String full() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }

    /// As it is typed into an address field.
    public String typed() {
        return name.isEmpty() || address.isEmpty()
                ? address
                : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" <" + address + ">";
    }

    /// One of eight colours, always the same one for the same address.
    public int tint() {
        return Math.floorMod(address.toLowerCase(Locale.ROOT).hashCode(), 8);
    }

    /// A letter for the picture.
    public String initials() {
        String letters = label().codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return letters.isEmpty() ? "?" : letters.toUpperCase(Locale.ROOT);
    }

    private static Person of(HeaderAddress.Mailbox mailbox) {
        String address = mailbox.domain().isEmpty()
                ? mailbox.localPart()
                : EmailAddress.parse(mailbox.localPart() + "@" + mailbox.domain())
                        .map(EmailAddress::toString)
                        .orElse(mailbox.localPart() + "@" + mailbox.domain());
        return new Person(ShownText.of(mailbox.displayName()), ShownText.of(address));
    }
}
