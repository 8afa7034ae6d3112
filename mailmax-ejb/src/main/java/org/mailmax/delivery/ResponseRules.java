package org.mailmax.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailmax.directory.Mailbox;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;

/// When an autoresponder keeps silent (RFC 3834 §2, RFC 5230 §4.5 and §4.6): never answer what was sent by a machine or
/// to a list, never answer oneself, and never start two machines talking.
final class ResponseRules {

    private static final Set<String> BULK = Set.of("bulk", "list", "junk");
    private static final Set<String> MACHINES =
            Set.of("mailer-daemon", "listserv", "majordomo", "noreply", "no-reply", "do-not-reply");

    private ResponseRules() {}

    /// Whom the responder of the mailbox may answer, if anybody.
    static Optional<EmailAddress> answerTo(Mailbox mailbox, ReversePath from, MessageFacts facts) {
        return from.address()
                .filter(sender -> !mailbox.isNamed(sender))
                .filter(sender -> isSomebody(sender))
                .filter(_ -> !isAutomatic(facts))
                .filter(_ -> isAddressedTo(mailbox, facts));
    }

    /// True for an address that no message of whatever kind is answered to.
    static boolean isNobody(EmailAddress sender) {
        return !isSomebody(sender);
    }

    /// RFC 3834 §2: not to owners and request addresses of lists, nor to other programs.
    private static boolean isSomebody(EmailAddress sender) {
        String local = sender.localPart().toLowerCase(Locale.ROOT);
        return !(local.startsWith("owner-")
                || local.endsWith("-owner")
                || local.endsWith("-request")
                || local.endsWith("-bounces")
                || local.contains("-bounces+")
                || MACHINES.contains(local));
    }

    /// RFC 3834 §2 and §5: Auto-Submitted other than `no`; list fields (RFC 2369, RFC 2919); Precedence by custom.
    private static boolean isAutomatic(MessageFacts facts) {
        return facts.keyword("Auto-Submitted")
                        .filter(word -> !word.equals("no"))
                        .isPresent()
                || facts.keyword("Precedence").filter(BULK::contains).isPresent()
                || facts.keyword("X-Auto-Response-Suppress")
                        .filter(word -> !word.equals("none"))
                        .isPresent()
                || facts.hasListField();
    }

    /// RFC 5230 §4.5: one of the account's addresses stands in the message; a blind copy is not answered.
    private static boolean isAddressedTo(Mailbox mailbox, MessageFacts facts) {
        return facts.addressees().stream().anyMatch(mailbox::isNamed);
    }
}
