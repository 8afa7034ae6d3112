package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.directory.Directory;
import org.mailmax.mail.address.EmailAddress;

/// Makes a router for each message, with the limits the operator has set.
@ApplicationScoped
public class Routers {

    @Inject
    private Directory directory;

    @Inject
    @ConfigProperty(name = "mailmax.forward.depth", defaultValue = "20")
    private int depth;

    @Inject
    @ConfigProperty(name = "mailmax.forward.addresses", defaultValue = "1000")
    private int addresses;

    /// @param forwardedBefore accounts that have forwarded this very message to another host before it came back
    Router router(Set<EmailAddress> forwardedBefore) {
        return new Router(directory::resolve, new RoutingLimits(depth, addresses), forwardedBefore);
    }
}
