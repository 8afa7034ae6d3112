package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.directory.Mailbox;
import org.mailmax.directory.Resolution;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailException.OverQuota;
import org.mailmax.mail.port.MailException.Refused;
import org.mailmax.mail.transfer.EnhancedStatus;

/// Decides on RCPT TO: nothing is accepted that would have to be sent back later (RFC 5321 §3.6.2, §7.8).
@ApplicationScoped
public class RecipientCheck {

    private static final EnhancedStatus NO_RELAY = EnhancedStatus.of("5.7.1");
    private static final EnhancedStatus UNKNOWN = EnhancedStatus.of("5.1.1");
    private static final EnhancedStatus DISABLED = EnhancedStatus.of("5.2.1");

    @Inject
    private Routers routers;

    @Inject
    private MailboxSpace space;

    void check(Optional<Identity> submitter, ReversePath from, EmailAddress to) throws MailException {
        ReturningMail addresses = routers.addresses(from);
        Route route = routers.router(addresses, Set.of()).route(List.of(to));
        refuseFailures(route);
        refuseRelay(submitter, route, addresses);
        refuseFull(route);
    }

    void refuseFailures(Route route) throws Refused {
        if (!route.failures().isEmpty()) {
            throw refusal(route.failures().getFirst());
        }
    }

    /// Only who has logged in sends to other hosts; what an account forwards is sent on its own account.
    void refuseRelay(Optional<Identity> submitter, Route route, ReturningMail addresses) throws Refused {
        if (submitter.isEmpty()
                && route.relays().stream()
                        .anyMatch(relay -> relay.forwarder().isEmpty() && !addresses.isReturn(relay.address()))) {
            throw new Refused(NO_RELAY, "log in to send mail to other hosts");
        }
    }

    /// Refused when every mailbox it leads to is full. A group in which one member's mailbox is full still gets its
    /// mail.
    private void refuseFull(Route route) throws OverQuota {
        if (route.relays().isEmpty()
                && !route.mailboxes().isEmpty()
                && route.mailboxes().stream().allMatch(space::isFull)) {
            throw new OverQuota("the mailbox is full");
        }
    }

    private static Refused refusal(Resolution failure) {
        return switch (failure) {
            case Resolution.Disabled(EmailAddress address) -> new Refused(DISABLED, address + " is switched off");
            case Resolution.Unknown(EmailAddress address) -> new Refused(UNKNOWN, "there is no " + address + " here");
            case Resolution.Remote(EmailAddress address) -> new Refused(NO_RELAY, "no relaying to " + address);
            case Resolution.Found(Mailbox mailbox) ->
                new Refused(DISABLED, mailbox.address() + " takes no mail at the moment");
        };
    }
}
