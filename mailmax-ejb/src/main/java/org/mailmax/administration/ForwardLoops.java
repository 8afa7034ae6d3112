package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.directory.Account;
import org.mailmax.directory.Directory;
import org.mailmax.directory.Mailbox;
import org.mailmax.directory.Resolution;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;

/// Finds forwards that would lead mail in a circle, before they are made. Routing cuts circles anyway, since a forward
/// over another host cannot be seen here.
@ApplicationScoped
public class ForwardLoops {

    private static final int MAX_STEPS = 1000;

    @Inject
    private Directory directory;

    void refuse(Account owner, EmailAddress target) throws InvalidValue {
        if (leads(target, owner.id())) {
            throw new InvalidValue(
                    Field.FORWARD, "Mail would go in a circle: " + target + " leads back to " + owner.address() + ".");
        }
    }

    private boolean leads(EmailAddress from, AccountId to) {
        Deque<EmailAddress> open = new ArrayDeque<>(List.of(from));
        Set<EmailAddress> seen = new HashSet<>(open);
        while (!open.isEmpty() && seen.size() < MAX_STEPS) {
            if (!(directory.resolve(open.poll()) instanceof Resolution.Found(Mailbox mailbox))) {
                continue;
            }
            if (mailbox.account().equals(to)) {
                return true;
            }
            mailbox.forwards().stream().filter(seen::add).forEach(open::add);
        }
        return false;
    }
}
