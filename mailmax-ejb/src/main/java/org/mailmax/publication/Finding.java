package org.mailmax.publication;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.mailmax.dns.DnsAnswer;

/// What the DNS says of a record now.
///
/// @param found what is there, in the words of the DNS; why nobody knows where nobody does
public record Finding(State state, List<String> found) {

    /// Still being looked for.
    static final Finding WAITING = new Finding(State.WAITING, List.of());

    static final Finding MISSING = new Finding(State.MISSING, List.of());
    static final Finding NEEDLESS = new Finding(State.NEEDLESS, List.of());

    public enum State {
        WAITING,
        /// As it shall be, or as good.
        OK,
        MISSING,
        /// Something is there that does not do.
        DIFFERENT,
        /// Does not apply to this domain.
        NEEDLESS,
        /// Nobody answered.
        UNKNOWN
    }

    static Finding unknown(String why) {
        return new Finding(State.UNKNOWN, List.of(why));
    }

    /// @param right whether what is there does what is wanted
    static <T> Finding of(DnsAnswer<T> answer, Predicate<List<T>> right) {
        return switch (answer) {
            case DnsAnswer.Failed<T>(String why) -> unknown(why);
            case DnsAnswer.Nothing<T> _ -> MISSING;
            case DnsAnswer.Found<T>(List<T> records, String _, boolean _) ->
                new Finding(
                        right.test(records) ? State.OK : State.DIFFERENT,
                        records.stream().map(Objects::toString).sorted().toList());
        };
    }
}
