package org.mailmax.administration;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a token of the REST API opens, within what its administrator may do. Writing does not include reading.
public enum TokenScope {
    DOMAINS_READ,
    DOMAINS_WRITE,
    ACCOUNTS_READ,
    ACCOUNTS_WRITE,
    ADMINISTRATORS_READ,
    ADMINISTRATORS_WRITE,
    QUEUE_READ,
    QUEUE_WRITE,
    TRACE_READ,
    AUDIT_READ;

    /// As it is written: `accounts:read`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    public static Optional<TokenScope> parse(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.text().equals(text.strip()))
                .findFirst();
    }

    public static String join(Collection<TokenScope> scopes) {
        return EnumSet.copyOf(scopes).stream().map(TokenScope::text).collect(Collectors.joining(" "));
    }

    static Set<TokenScope> split(String text) {
        return Arrays.stream(text.split(" "))
                .flatMap(word -> parse(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
