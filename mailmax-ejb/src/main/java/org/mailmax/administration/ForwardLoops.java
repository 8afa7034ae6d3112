package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmax.administration.AdministrationException.Loop;
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

    void refuse(Account owner, EmailAddress target) throws Loop {
        Optional<List<EmailAddress>> back = way(target, owner.id());
        if (back.isPresent()) {
            List<EmailAddress> circle = new ArrayList<>(List.of(owner.address()));
            circle.addAll(back.get());
            if (!circle.getLast().equals(owner.address())) {
                circle.add(owner.address());
            }
            throw new Loop(circle);
        }
    }

    /// The shortest way mail takes from an address to an account, both ends included.
    private Optional<List<EmailAddress>> way(EmailAddress from, AccountId to) {
        Map<EmailAddress, EmailAddress> cameFrom = new HashMap<>();
        Deque<EmailAddress> open = new ArrayDeque<>(List.of(from));
        cameFrom.put(from, from);
        while (!open.isEmpty() && cameFrom.size() < MAX_STEPS) {
            EmailAddress here = open.poll();
            if (!(directory.resolve(here) instanceof Resolution.Found(Mailbox mailbox))) {
                continue;
            }
            if (mailbox.account().equals(to)) {
                return Optional.of(walked(here, cameFrom));
            }
            mailbox.forwards().stream()
                    .filter(next -> cameFrom.putIfAbsent(next, here) == null)
                    .forEach(open::add);
        }
        return Optional.empty();
    }

    private static List<EmailAddress> walked(EmailAddress end, Map<EmailAddress, EmailAddress> cameFrom) {
        Deque<EmailAddress> way = new ArrayDeque<>(List.of(end));
        for (EmailAddress before = cameFrom.get(end); !before.equals(way.getFirst()); before = cameFrom.get(before)) {
            way.addFirst(before);
        }
        return List.copyOf(way);
    }
}
