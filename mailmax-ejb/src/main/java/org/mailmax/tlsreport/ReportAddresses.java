package org.mailmax.tlsreport;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailmax.mail.address.EmailAddress;

/// Where a domain wants its reports (RFC 8460 §3).
///
/// @param mail addresses
/// @param web addresses of pages that take them, all with `https:` and a host
record ReportAddresses(List<EmailAddress> mail, List<URI> web) {

    /// More of either kind than this are passed over.
    static final int MOST = 10;

    private static final Pattern RECORD =
            Pattern.compile("v=TLSRPTv1[ \\t]*;[ \\t]*(?:[^;]*;[ \\t]*)*?rua[ \\t]*=[ \\t]*([^;]{1,4000})(?:;.*)?");
    private static final String VERSION = "v=TLSRPTv1";

    /// Of the texts at `_smtp._tls.DOMAIN`. Unless exactly one of them is a record there are no reports.
    static Optional<ReportAddresses> of(List<String> texts) {
        List<String> records =
                texts.stream().filter(text -> text.startsWith(VERSION)).toList();
        if (records.size() != 1) {
            return Optional.empty();
        }
        return Stream.of(RECORD.matcher(records.getFirst()))
                .filter(found -> found.matches())
                .map(found -> listed(found.group(1)))
                .filter(found -> !found.isEmpty())
                .findFirst();
    }

    boolean isEmpty() {
        return mail.isEmpty() && web.isEmpty();
    }

    private static ReportAddresses listed(String list) {
        List<EmailAddress> mail = new ArrayList<>();
        List<URI> web = new ArrayList<>();
        for (String uri : list.split(",")) {
            String one = uri.strip();
            String lower = one.toLowerCase(Locale.ROOT);
            if (lower.startsWith("mailto:") && mail.size() < MOST) {
                address(one.substring("mailto:".length())).ifPresent(mail::add);
            } else if (lower.startsWith("https:") && web.size() < MOST) {
                page(one).ifPresent(web::add);
            }
        }
        return new ReportAddresses(List.copyOf(mail), List.copyOf(web));
    }

    /// What follows a question mark would be fields of the message: those are ours (RFC 6068 §2).
    private static Optional<EmailAddress> address(String text) {
        try {
            String plain = text.split("\\?", 2)[0].replace("+", "%2B");
            return EmailAddress.parse(URLDecoder.decode(plain, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    private static Optional<URI> page(String text) {
        try {
            URI uri = URI.create(text);
            boolean usable = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getPort() < 65536;
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
