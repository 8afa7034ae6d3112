package org.mailmax.protocol.imap.command;

import java.util.List;
import org.mailmax.mail.message.SearchCriterion;

/// What SEARCH looks for (RFC 9051 §6.4.4): like [SearchCriterion], but messages may be named as only this session
/// understands.
public sealed interface SearchKey {

    /// Anything that means the same in every session.
    record Matches(SearchCriterion criterion) implements SearchKey {}

    record Not(SearchKey key) implements SearchKey {}

    record And(List<SearchKey> keys) implements SearchKey {}

    record Or(SearchKey left, SearchKey right) implements SearchKey {}

    /// The message is one of these.
    record In(MessageSet messages) implements SearchKey {}
}
