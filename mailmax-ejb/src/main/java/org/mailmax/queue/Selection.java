package org.mailmax.queue;

import java.util.Optional;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.identity.AccountId;

/// Which recipients of the queue are meant.
public sealed interface Selection {

    /// The columns of `queue_recipient_lane`.
    String BY_LANE = "domain, state, priority, next_attempt, id";

    record All() implements Selection {}

    /// A single one.
    record Recipient(long id) implements Selection {}

    /// All who wait for one message.
    record Message(String traceId) implements Selection {}

    /// All at one domain.
    record Destination(DomainName domain) implements Selection {}

    /// All whom an account has written to.
    record Sender(AccountId account) implements Selection {}

    /// Those in this state, at this domain, of this account; nothing: any.
    record Filtered(Optional<QueueRecipient.State> state, Optional<DomainName> destination, Optional<AccountId> sender)
            implements Selection {

        private String filter() {
            // The name of a domain has no quotes, so nothing has to be escaped.
            return "id > ?1" + state.map(one -> " AND state = '" + one + "'").orElse("")
                    + destination
                            .map(one -> " AND domain = '" + one.name() + "'")
                            .orElse("")
                    + sender.map(one -> " AND queue_id IN (SELECT m.id FROM queue_message m WHERE m.account_id = "
                                    + one.value() + ")")
                            .orElse("");
        }
    }

    /// The condition on `queue_recipient`; its parameter is number 1.
    default String condition() {
        return switch (this) {
            case All _ -> "id > ?1";
            case Filtered filtered -> filtered.filter();
            case Recipient _ -> "id = ?1";
            case Message _ -> "queue_id IN (SELECT m.id FROM queue_message m WHERE m.trace_id = ?1)";
            case Destination _ -> "domain = ?1";
            case Sender _ -> "queue_id IN (SELECT m.id FROM queue_message m WHERE m.account_id = ?1)";
        };
    }

    /// In which order they are listed. Those at one domain may be so many that only the order of the index does.
    default String order() {
        return switch (this) {
            case Destination _ -> BY_LANE;
            case Filtered filtered when filtered.destination().isPresent() -> BY_LANE;
            case All _, Recipient _, Message _, Sender _, Filtered _ -> "id";
        };
    }

    default Object parameter() {
        return switch (this) {
            case All _, Filtered _ -> 0L;
            case Recipient(long id) -> id;
            case Message(String traceId) -> traceId;
            case Destination(DomainName domain) -> domain.name();
            case Sender(AccountId account) -> account.value();
        };
    }
}
