package org.mailmax.queue;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmax.mail.address.DomainName;

/// Whose mail somebody may see, as a condition of a statement.
public final class DomainCondition {

    private DomainCondition() {}

    /// @param domains nothing: all
    /// @param column that holds the name of a domain
    public static String of(Optional<Set<DomainName>> domains, String column) {
        // A domain name has letters, digits, dots and hyphens only, so nothing has to be escaped.
        return domains.map(names -> column + " IN ("
                        + names.stream()
                                .map(name -> "'" + name.name() + "'")
                                .sorted()
                                .collect(Collectors.joining(",", names.isEmpty() ? "''" : "", ""))
                        + ")")
                .orElse("1 = 1");
    }
}
