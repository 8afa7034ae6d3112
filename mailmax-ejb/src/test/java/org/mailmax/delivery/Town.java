package org.mailmax.delivery;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Mailbox;
import org.mailmax.directory.Resolution;
import org.mailmax.directory.ResponderSettings;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;

/// Mailboxes of `town.test` for tests of routing: `town.keeps("ann", "bob@town.test")` stores and forwards.
final class Town {

    static final DomainName NAME = new DomainName("town.test");

    private final Map<EmailAddress, Resolution> houses = new HashMap<>();
    private long next = 1;

    static EmailAddress at(String name) {
        return name.contains("@") ? EmailAddress.of(name) : new EmailAddress(name, NAME);
    }

    /// A mailbox that stores its mail and forwards it to these addresses.
    Town keeps(String name, String... forwards) {
        return add(name, AccountSettings.INITIAL, forwards);
    }

    /// A mailbox with *store mail* unchecked.
    Town passesOn(String name, String... forwards) {
        return add(name, AccountSettings.INITIAL.withStoreMail(false), forwards);
    }

    /// A mailbox with a responder.
    Town answers(String name, String... forwards) {
        ResponderSettings responder = new ResponderSettings(true, "", "Away.");
        return add(name, AccountSettings.INITIAL.withResponder(responder), forwards);
    }

    Town isClosed(String name) {
        houses.put(at(name), new Resolution.Disabled(at(name)));
        return this;
    }

    private Town add(String name, AccountSettings settings, String... forwards) {
        List<EmailAddress> targets = Arrays.stream(forwards).map(Town::at).toList();
        Mailbox mailbox = new Mailbox(new AccountId(next++), at(name), settings, List.of(), targets);
        houses.put(at(name), new Resolution.Found(mailbox));
        return this;
    }

    Resolution resolve(EmailAddress address) {
        return houses.getOrDefault(
                address,
                address.domain().equals(NAME) ? new Resolution.Unknown(address) : new Resolution.Remote(address));
    }

    Route route(String... recipients) {
        return route(RoutingLimits.DEFAULT, Set.of(), recipients);
    }

    Route route(RoutingLimits limits, Set<EmailAddress> forwardedBefore, String... recipients) {
        return new Router(this::resolve, limits, forwardedBefore)
                .route(Arrays.stream(recipients).map(Town::at).toList());
    }

    static List<String> kept(Route route) {
        return route.mailboxes().stream()
                .map(mailbox -> mailbox.address().localPart())
                .sorted()
                .toList();
    }

    static List<String> relayed(Route route) {
        return route.relays().stream().map(relay -> relay.address().toString()).toList();
    }
}
