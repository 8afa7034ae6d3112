package org.mailmax.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mailmax.dns.Dns;
import org.mailmax.dns.DnsAnswer;
import org.mailmax.dns.ServiceLocation;
import org.mailmax.mail.address.DomainName;
import org.mailmax.route.RelaySettings;
import org.mailmax.route.sts.StsProbe;
import org.mailmax.signing.KeyPublication;

/// Looks what the DNS says of a record, and whether that does what the record is for: another record that does the same
/// is right too.
@ApplicationScoped
public class RecordCheck {

    private static final Set<String> DMARC_POLICIES = Set.of("none", "quarantine", "reject");

    @Inject
    private Dns dns;

    @Inject
    private StsProbe sts;

    @Inject
    private RelaySettings settings;

    /// Asks anew, and not what was answered before.
    Finding check(NeededRecord needed) {
        dns.forget(needed.name());
        return switch (needed.purpose()) {
            case HOST -> Finding.of(addresses(needed.name()), _ -> true);
            case MX -> Finding.of(dns.mx(needed.name()), all -> all.stream().anyMatch(one -> leadsHere(one.host())));
            case PTR -> pointer(needed);
            case SPF -> spf(needed);
            case DKIM, DKIM_RETIRED -> text(needed, "", text -> KeyPublication.isSame(needed.value(), text));
            case DMARC ->
                text(
                        needed,
                        "v=DMARC1",
                        text -> DMARC_POLICIES.contains(tags(text).getOrDefault("p", "")));
            case MTA_STS ->
                text(
                        needed,
                        "v=STSv1",
                        text -> tags(text).getOrDefault("id", "").matches("[A-Za-z0-9]{1,32}"));
            case MTA_STS_HOST, AUTOCONFIG, AUTODISCOVER -> alias(needed);
            case MTA_STS_POLICY -> policy(needed);
            case TLS_RPT -> text(needed, "v=TLSRPTv1", text -> tags(text).containsKey("rua"));
            case TLSA -> tlsa(needed);
            case IMAPS, POP3S, SUBMISSIONS, SUBMISSION -> service(needed);
        };
    }

    private static Map<String, String> tags(String text) {
        return KeyPublication.tags(text);
    }

    private DnsAnswer<String> addresses(String host) {
        return dns.addresses(host).map(address -> Stream.of(address.getHostAddress()));
    }

    private boolean leadsHere(String host) {
        return host.equals(settings.hostname()) || !host.isEmpty() && sharesAddress(host);
    }

    private boolean sharesAddress(String host) {
        List<InetAddress> ours = dns.addresses(settings.hostname()).records();
        return dns.addresses(host).records().stream().anyMatch(ours::contains);
    }

    /// Exactly one such text, and that one right.
    private Finding text(NeededRecord needed, String beginning, Predicate<String> right) {
        return Finding.of(
                dns.txt(needed.name()).map(text -> Stream.of(text).filter(one -> one.startsWith(beginning))),
                all -> all.size() == 1 && right.test(all.getFirst()));
    }

    private Finding spf(NeededRecord needed) {
        return Finding.of(
                dns.txt(needed.name()).map(text -> Stream.of(text).filter(SpfText::isSpf)),
                all -> all.size() == 1 && new SpfText(dns, settings.hostname()).admits(all.getFirst(), needed.name()));
    }

    /// Others ask for the name of the address mail comes from, and want the one we call ourselves.
    private Finding pointer(NeededRecord needed) {
        DnsAnswer<String> names = dns.addresses(needed.name()).map(address -> dns.pointers(address).records().stream());
        return Finding.of(names, all -> all.contains(needed.name()));
    }

    private Finding alias(NeededRecord needed) {
        return Finding.of(addresses(needed.name()), _ -> sharesAddress(needed.name()));
    }

    private Finding policy(NeededRecord needed) {
        DomainName domain = new DomainName(needed.name().replaceFirst("https://mta-sts\\.([^/]+)/.*", "$1"));
        return switch (sts.probe(domain, settings.hostname())) {
            case StsProbe.Answer.Published(String text, boolean names) ->
                new Finding(
                        names ? Finding.State.OK : Finding.State.DIFFERENT,
                        text.lines().toList());
            case StsProbe.Answer.Wrong(String text) ->
                new Finding(Finding.State.DIFFERENT, text.lines().limit(10).toList());
            case StsProbe.Answer.None(String why) -> new Finding(Finding.State.MISSING, List.of(why));
        };
    }

    private Finding tlsa(NeededRecord needed) {
        boolean secure =
                dns.addresses(settings.hostname()) instanceof DnsAnswer.Found<InetAddress> found && found.secure();
        if (!secure) {
            return Finding.NEEDLESS;
        }
        return Finding.of(
                dns.tlsa(needed.name())
                        .map(one -> Stream.of(one.usage() + " " + one.selector() + " " + one.matching() + " "
                                + HexFormat.of().formatHex(one.data()))),
                all -> all.contains(needed.value()));
    }

    private Finding service(NeededRecord needed) {
        String[] wanted = needed.value().split(" ");
        Predicate<ServiceLocation> right = one -> one.port() == Integer.parseInt(wanted[2]) && leadsHere(one.host());
        return Finding.of(dns.srv(needed.name()), all -> all.stream().anyMatch(right));
    }
}
