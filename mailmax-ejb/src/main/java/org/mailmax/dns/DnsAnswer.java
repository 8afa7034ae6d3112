package org.mailmax.dns;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What came of a look-up.
///
/// @param <T> the records, in a form without anything of the protocol
public sealed interface DnsAnswer<T> {

    /// There are such records.
    ///
    /// @param records at least one, in no particular order
    /// @param canonicalName where a chain of CNAMEs ended; the name asked for when there was none
    /// @param secure proven by DNSSEC, the chain of CNAMEs too
    record Found<T>(List<T> records, String canonicalName, boolean secure) implements DnsAnswer<T> {}

    /// There are no such records.
    ///
    /// @param nameExists the name has records of another type
    /// @param secure proven by DNSSEC
    record Nothing<T>(boolean nameExists, boolean secure) implements DnsAnswer<T> {}

    /// Nobody knows: no server answered, or the answer was damaged or forged. Never to be taken for [Nothing].
    ///
    /// @param why in plain words
    record Failed<T>(String why) implements DnsAnswer<T> {}

    /// The records in another form. Those for which there is none are left out; when none is left there is nothing.
    default <R> DnsAnswer<R> map(Function<? super T, Stream<R>> form) {
        return switch (this) {
            case Found<T>(List<T> records, String name, boolean secure) -> {
                List<R> mapped = records.stream().flatMap(form).toList();
                yield mapped.isEmpty() ? new Nothing<>(true, secure) : new Found<>(mapped, name, secure);
            }
            case Nothing<T>(boolean exists, boolean secure) -> new Nothing<>(exists, secure);
            case Failed<T>(String why) -> new Failed<>(why);
        };
    }

    /// The records; none when there are none or nobody knows.
    default List<T> records() {
        return this instanceof Found<T> found ? found.records() : List.of();
    }
}
