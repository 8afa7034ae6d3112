package org.mailmax.web.webmail.compose;

import java.util.List;
import java.util.stream.Stream;
import org.mailmax.mail.address.EmailAddress;

/// A message as written, checked and ready to be built.
///
/// @param text lines in any form
/// @param answers message identifiers for `References:`; the last one is what this message answers
public record Outgoing(
        EmailAddress from,
        List<Recipient> to,
        List<Recipient> cc,
        List<Recipient> bcc,
        String subject,
        String text,
        List<Attachment> attachments,
        List<String> answers) {

    /// Who gets it, none twice.
    List<EmailAddress> recipients() {
        return Stream.of(to, cc, bcc)
                .flatMap(List::stream)
                .map(Recipient::address)
                .distinct()
                .toList();
    }

    boolean internationalised() {
        return from.isInternationalised() || recipients().stream().anyMatch(EmailAddress::isInternationalised);
    }
}
