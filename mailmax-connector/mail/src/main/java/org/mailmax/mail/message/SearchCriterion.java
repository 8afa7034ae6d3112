package org.mailmax.mail.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What messages are looked for, in words that a webmail could use as well (RFC 9051 §6.4.4 gives the meaning).
///
/// Texts are compared as substrings, without case, after decoding (RFC 9051 §6.4.4, RFC 2047).
public sealed interface SearchCriterion {

    record All() implements SearchCriterion {}

    record Not(SearchCriterion criterion) implements SearchCriterion {}

    record And(List<SearchCriterion> criteria) implements SearchCriterion {}

    record Or(SearchCriterion left, SearchCriterion right) implements SearchCriterion {}

    record UidIn(UidSet uids) implements SearchCriterion {}

    record HasFlag(Flag flag) implements SearchCriterion {}

    /// A header field of this name contains the text; an empty text asks only for the field.
    record Header(String field, String text) implements SearchCriterion {}

    /// The body contains the text.
    record Body(String text) implements SearchCriterion {}

    /// The header or the body contains the text.
    record Text(String text) implements SearchCriterion {}

    /// Internal date in `[from, before)`.
    record Received(Instant from, Instant before) implements SearchCriterion {}

    /// The day of the `Date:` field, disregarding time and zone, in `[from, before)`.
    record Sent(LocalDate from, LocalDate before) implements SearchCriterion {}

    record LargerThan(long octets) implements SearchCriterion {}

    record SmallerThan(long octets) implements SearchCriterion {}

    /// Changed at this modseq or later (RFC 7162 §3.1.5).
    record ModSeqFrom(long modSeq) implements SearchCriterion {}
}
