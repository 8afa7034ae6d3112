package org.mailmax.delivery;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.AddressParser;
import org.mailmax.mail.mime.HeaderAddress;
import org.mailmax.mail.mime.HeaderFields;

/// What the header of a message tells about how it may be delivered and answered.
record MessageFacts(HeaderFields header) {

    /// How many recipient fields' addresses are looked at.
    private static final int MAX_ADDRESSES = 1000;

    private static final List<String> RECIPIENTS = List.of("To", "Cc", "Bcc", "Resent-To", "Resent-Cc", "Resent-Bcc");

    static MessageFacts of(Content content) throws IOException {
        return new MessageFacts(HeaderFields.read(content));
    }

    long receivedFields() {
        return header.named("Received").count();
    }

    /// The accounts that have forwarded this message before, as far as it says.
    Set<EmailAddress> deliveredTo() {
        return header.named("Delivered-To")
                .limit(MAX_ADDRESSES)
                .flatMap(field -> EmailAddress.parse(field.value()).stream())
                .collect(Collectors.toSet());
    }

    /// The first word of a field, in lower case: what stands before a comment or a parameter.
    Optional<String> keyword(String field) {
        return header.first(field).map(value -> value.split("[\\s;(]", 2)[0].toLowerCase(Locale.ROOT));
    }

    boolean hasListField() {
        return header.all().stream()
                .anyMatch(field -> field.name().toLowerCase(Locale.ROOT).startsWith("list-"));
    }

    /// Everybody the message is addressed to, in To, Cc and Bcc and their Resent forms.
    Set<EmailAddress> addressees() {
        Set<EmailAddress> all = new HashSet<>();
        for (String name : RECIPIENTS) {
            header.named(name)
                    .flatMap(field -> addresses(field.value()))
                    .limit(MAX_ADDRESSES)
                    .forEach(all::add);
        }
        return all;
    }

    private static Stream<EmailAddress> addresses(String value) {
        return AddressParser.parse(value, MAX_ADDRESSES).stream()
                .flatMap(entry -> entry instanceof HeaderAddress.Mailbox mailbox
                        ? EmailAddress.parse(mailbox.localPart() + "@" + mailbox.domain()).stream()
                        : Stream.empty());
    }

    Optional<String> subject() {
        return header.first("Subject");
    }

    Optional<String> messageId() {
        return header.first("Message-ID").filter(id -> !id.isBlank());
    }

    Optional<String> references() {
        return header.first("References").or(() -> header.first("In-Reply-To"));
    }
}
