package org.mailmax.web.api;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import org.mailmax.administration.AdministrationException;

/// What went wrong, as problem details (RFC 9457).
final class Problems {

    static final String TYPE = "application/problem+json";

    private static final System.Logger LOG = System.getLogger(Problems.class.getName());

    private Problems() {}

    static Response of(int status, String detail) {
        return response(status, problem(status, detail));
    }

    private static JsonObjectBuilder problem(int status, String detail) {
        Status known = Status.fromStatusCode(status);
        return Json.createObjectBuilder()
                .add("title", known == null ? "Error" : known.getReasonPhrase())
                .add("status", status)
                .add("detail", detail);
    }

    private static Response response(int status, JsonObjectBuilder body) {
        return Response.status(status)
                .type(TYPE)
                .entity(body.build().toString())
                .build();
    }

    /// A use case has refused.
    @Provider
    public static class Refused implements ExceptionMapper<AdministrationException> {

        @Override
        public Response toResponse(AdministrationException refusal) {
            int status =
                    switch (refusal) {
                        case AdministrationException.InvalidValue _, AdministrationException.Loop _ -> 422;
                        case AdministrationException.AlreadyTaken _,
                                AdministrationException.NotYet _,
                                AdministrationException.LimitReached _ -> 409;
                        case AdministrationException.NotFound _ -> 404;
                        case AdministrationException.NotAllowed _ -> 403;
                        case AdministrationException.TryLater _ -> 503;
                        case AdministrationException.LoginFailed _ -> 401;
                        case AdministrationException.TooManyAttempts _ -> 429;
                    };
            JsonObjectBuilder body = problem(status, refusal.getMessage());
            refusal.field().ifPresent(field -> body.add("field", field.name().toLowerCase(Locale.ROOT)));
            return response(status, body);
        }
    }

    /// Anything else. What is inside stays inside.
    @Provider
    public static class Failed implements ExceptionMapper<Exception> {

        @Override
        public Response toResponse(Exception failure) {
            if (failure instanceof BadRequest bad) {
                return of(400, bad.getMessage());
            }
            if (failure instanceof WebApplicationException known) {
                int status = known.getResponse().getStatus();
                return of(status, status == 404 ? "There is no such resource." : "The request cannot be understood.");
            }
            LOG.log(System.Logger.Level.ERROR, "a call of the API failed", failure);
            return of(500, "This could not be done.");
        }
    }
}
