package org.mailmax.route;

import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.identity.AccountId;

/// Which mail a route is for.
public sealed interface RouteMatch {

    /// Mail to a domain.
    record Recipients(DomainName domain) implements RouteMatch {}

    /// Mail an account sends or forwards.
    record Account(AccountId account) implements RouteMatch {}

    /// Mail whose reverse-path is in a domain.
    record Senders(DomainName domain) implements RouteMatch {}

    /// All other mail.
    record Everything() implements RouteMatch {}

    /// The name of the match in the database, where it may stand once.
    default String key() {
        return switch (this) {
            case Recipients(DomainName domain) -> "to:" + domain;
            case Account(AccountId account) -> "account:" + account.value();
            case Senders(DomainName domain) -> "from:" + domain;
            case Everything _ -> "*";
        };
    }
}
