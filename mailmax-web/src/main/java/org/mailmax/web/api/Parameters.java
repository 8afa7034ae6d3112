package org.mailmax.web.api;

import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// Reads what stands in an address of the API.
final class Parameters {

    static final String FIRST = "0";
    static final String SIZE = "100";

    private Parameters() {}

    /// What is no domain name names nothing.
    static DomainName domain(String text) {
        return DomainName.parse(text).orElseThrow(NotFoundException::new);
    }

    static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow(NotFoundException::new);
    }

    static <S extends Enum<S>> ListRequest<S> list(String filter, S sort, int first, int size) {
        return new ListRequest<>(filter, sort, Order.ASCENDING, first, size);
    }

    /// A time as in `2026-11-22T10:00:00Z`.
    static Instant time(String text, Instant otherwise) {
        try {
            return text.isEmpty() ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRequest("A time is written as 2026-11-22T10:00:00Z.");
        }
    }
}
