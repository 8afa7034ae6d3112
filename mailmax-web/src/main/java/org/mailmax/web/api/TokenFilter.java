package org.mailmax.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.administration.ApiLogin;
import org.mailmax.administration.TokenAdministration;

/// Lets nobody in without a token of the right scope (RFC 6750 §2.1). Cookies mean nothing here, so no page of another
/// site can call in somebody's name.
@Provider
@ApplicationScoped
public class TokenFilter implements ContainerRequestFilter {

    private static final String BEARER = "bearer ";
    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    private ApiLogin login;

    @Inject
    private Caller caller;

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest servlet;

    private final RateLimit limit = new RateLimit(RateLimit.PER_MINUTE);

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource.getResourceMethod().isAnnotationPresent(Open.class)) {
            return;
        }
        Operation operation = resource.getResourceMethod().getAnnotation(Operation.class);
        Optional<TokenAdministration.Caller> who = bearer(request).flatMap(token -> login.admit(token, remote()));
        if (who.isEmpty()) {
            request.abortWith(unauthorized());
        } else if (operation == null || !who.get().scopes().contains(operation.scope())) {
            String missing = operation == null ? "" : operation.scope().text();
            request.abortWith(Problems.of(403, "The token lacks the scope " + missing + "."));
        } else {
            admit(request, who.get());
        }
    }

    private void admit(ContainerRequestContext request, TokenAdministration.Caller who) {
        int wait = limit.wait(who.token(), Instant.now().getEpochSecond());
        if (wait > 0) {
            request.abortWith(Response.fromResponse(Problems.of(TOO_MANY_REQUESTS, "Too many calls in this minute."))
                    .header(HttpHeaders.RETRY_AFTER, wait)
                    .build());
        } else {
            caller.is(who.actor());
        }
    }

    private static Optional<String> bearer(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    private static Response unauthorized() {
        return Response.fromResponse(Problems.of(401, "A valid token is needed."))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"MailMax\"")
                .build();
    }

    private InetAddress remote() {
        try {
            return InetAddress.getByName(servlet.getRemoteAddr());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
