package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.mailmax.directory.LoginThrottle;

/// The door of the REST API. Must be called outside a transaction: guessing is answered late, as everywhere.
@ApplicationScoped
public class ApiLogin {

    private static final String NAME = "api token";

    @Inject
    private TokenAdministration tokens;

    @Inject
    private LoginThrottle throttle;

    /// Who shows this token.
    public Optional<TokenAdministration.Caller> admit(String token, InetAddress from) {
        Optional<TokenAdministration.Caller> caller = tokens.authenticate(token, Instant.now());
        if (caller.isEmpty()) {
            throttle.failed(NAME, from);
        }
        return caller;
    }
}
