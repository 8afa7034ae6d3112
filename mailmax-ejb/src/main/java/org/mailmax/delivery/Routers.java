package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.directory.Directory;
import org.mailmax.directory.Resolution;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.route.srs.Srs;

/// Makes a router for each message, with the limits the operator has set.
@ApplicationScoped
public class Routers {

    @Inject
    private Directory directory;

    @Inject
    private Srs srs;

    @Inject
    @ConfigProperty(name = "mailmax.forward.depth", defaultValue = "20")
    private int depth;

    @Inject
    @ConfigProperty(name = "mailmax.forward.addresses", defaultValue = "1000")
    private int addresses;

    /// @param forwardedBefore accounts that have forwarded this very message to another host before it came back
    Router router(Set<EmailAddress> forwardedBefore) {
        return router(directory::resolve, forwardedBefore);
    }

    /// @param resolver whose an address is, as this message sees it
    Router router(Function<EmailAddress, Resolution> resolver, Set<EmailAddress> forwardedBefore) {
        return new Router(resolver, new RoutingLimits(depth, addresses), forwardedBefore);
    }

    /// Whose an address is, for a message with this reverse-path.
    ReturningMail addresses(ReversePath from) {
        return new ReturningMail(directory, srs, from);
    }
}
