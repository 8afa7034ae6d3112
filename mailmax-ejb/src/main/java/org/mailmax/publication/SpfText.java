package org.mailmax.publication;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailmax.dns.Dns;

/// Whether an SPF record lets this server send (RFC 7208 §5). What needs the message itself, such as macros, counts
/// as no.
final class SpfText {

    /// Terms that look something up (RFC 7208 §4.6.4).
    private static final int MAX_LOOKUPS = 10;

    private final Dns dns;
    private final String host;
    private final Set<InetAddress> addresses;
    private int lookups;

    /// @param host the name of this server
    SpfText(Dns dns, String host) {
        this.dns = dns;
        this.host = host;
        this.addresses = Set.copyOf(dns.addresses(host).records());
    }

    static boolean isSpf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
    }

    /// The first term that matches decides (RFC 7208 §4.6.2).
    boolean admits(String text, String domain) {
        String[] terms = text.toLowerCase(Locale.ROOT).split(" +");
        for (String term : Arrays.asList(terms).subList(1, terms.length)) {
            boolean refuses = "-~?".indexOf(term.charAt(0)) >= 0;
            if (matches(term.replaceFirst("^[+?~-]", ""), domain)) {
                return !refuses && !term.endsWith("all");
            }
        }
        return Arrays.stream(terms)
                .filter(term -> term.startsWith("redirect="))
                .anyMatch(term -> admitsAt(term.substring("redirect=".length())));
    }

    private boolean matches(String mechanism, String domain) {
        String[] parts = mechanism.split("[:/]", 2);
        boolean named = parts.length == 2 && mechanism.charAt(parts[0].length()) == ':';
        String argument = named ? parts[1] : domain;
        return switch (parts[0]) {
            case "all" -> true;
            case "ip4", "ip6" -> named && addresses.stream().anyMatch(address -> isIn(address, argument));
            case "a" -> mayLookUp() && isOurs(withoutLength(argument));
            case "mx" -> mayLookUp() && hasOurs(withoutLength(argument));
            case "include" -> named && admitsAt(argument);
            default -> false;
        };
    }

    private static String withoutLength(String name) {
        return name.split("/", 2)[0];
    }

    private boolean mayLookUp() {
        return ++lookups <= MAX_LOOKUPS;
    }

    private boolean admitsAt(String domain) {
        if (!mayLookUp()) {
            return false;
        }
        List<String> texts =
                dns.txt(domain).records().stream().filter(SpfText::isSpf).toList();
        return texts.size() == 1 && admits(texts.getFirst(), domain);
    }

    private boolean isOurs(String name) {
        return name.equals(host) || dns.addresses(name).records().stream().anyMatch(addresses::contains);
    }

    private boolean hasOurs(String domain) {
        return dns.mx(domain).records().stream().anyMatch(exchange -> isOurs(exchange.host()));
    }

    /// RFC 4632 §3.1
    static boolean isIn(InetAddress address, String network) {
        String[] parts = network.split("/", 2);
        Optional<byte[]> prefix = literal(parts[0]);
        byte[] octets = address.getAddress();
        if (prefix.isEmpty() || prefix.get().length != octets.length) {
            return false;
        }
        int bits = parts.length == 2 && parts[1].matches("[0-9]{1,3}") ? Integer.parseInt(parts[1]) : octets.length * 8;
        for (int bit = 0; bit < Math.min(bits, octets.length * 8); bit++) {
            int mask = 0x80 >> bit % 8;
            if ((octets[bit / 8] & mask) != (prefix.get()[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<byte[]> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text).getAddress());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
